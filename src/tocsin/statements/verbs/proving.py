"""Proves that what is out is what was signed."""

from tocsin import warning
from tocsin.statements import signing
from tocsin.statements.ports import Books
from tocsin.statements.publishing import Publication
from tocsin.statements.verbs import approving, opening


def of_statement(books: Books, statement_id: str) -> list[signing.proving.Proof]:
    """Return the proof of everything of a statement that was handed out; raises UnknownStatement.

    A statement's level only rises, and what it was at that hour is not kept: of one that was
    changed since, the least quorum has to stand.
    """
    opening.found(books, statement_id)
    drafts = books.drafts.of_statement(statement_id)
    return [
        _proved(books, one)
        for draft in drafts
        for one in books.publications.of_draft(draft.draft_id)
    ]


def _proved(books: Books, one: Publication) -> signing.proving.Proof:
    statement = opening.found(books, one.statement_id)
    versions = books.drafts.versions(one.draft_id)
    version = next((each for each in versions if each.number == one.draft_number), None)
    glass = books.signatures.glass_break(one.break_id) if one.break_id else None
    level = statement.level if statement.number == 1 else warning.Level.NONE
    wanted = signing.quorum.of(level, one.channel, statement.kind)
    signatures = approving.words(books, version) if version else []
    return signing.proving.prove(one, version, signatures, glass, wanted)

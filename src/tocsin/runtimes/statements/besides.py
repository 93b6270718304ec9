"""What a draft is held against: the ledger, and all that its case has said before."""

from dataclasses import replace
from datetime import tzinfo

from tocsin import statements
from tocsin.statements import checks, drafting, facts, publishing, verbs


def of(books: statements.Books, draft: drafting.Draft) -> checks.Beside:
    """Return it. A statement's other drafts say the same thing and are looked at, too."""
    statement = verbs.opening.found(books, draft.statement_id)
    # What its writer judged goes before what the case's advice says of it.
    cluster = statement.cluster or books.cluster_of(statement.case_id)
    ledger = books.facts.of_case(statement.case_id)
    return checks.Beside(
        statement=replace(statement, cluster=cluster),
        known=ledger,
        said=_said(books, statement, draft),
        at=draft.at.astimezone(books.zone_of(statement.case_id)),
        names=books.names_of(statement.case_id),
    )


def _said(
    books: statements.Books, statement: drafting.Statement, draft: drafting.Draft
) -> list[checks.consistency.Said]:
    zone = books.zone_of(statement.case_id)
    out = books.publications.published(case_id=statement.case_id, limit=200)
    said = [told for one in out if (told := _published(books, one, zone)) is not None]
    siblings = [
        checks.consistency.Said(
            said_id=one.draft_id,
            text=one.text,
            language=one.language,
            at=one.at.astimezone(zone),
        )
        for one in books.drafts.of_statement(statement.statement_id)
        if one.draft_id != draft.draft_id
    ]
    confirmed = [
        checks.consistency.Said(
            said_id=one.fact_id, text=text, language=language, at=one.at.astimezone(zone)
        )
        for one in books.facts.of_case(statement.case_id)
        if one.standing is facts.Standing.CONFIRMED
        for language, text in one.texts.items()
    ]
    return [*said, *siblings, *confirmed]


def _published(
    books: statements.Books, one: publishing.Publication, zone: tzinfo
) -> checks.consistency.Said | None:
    versions = books.drafts.versions(one.draft_id)
    found = next((each for each in versions if each.number == one.draft_number), None)
    if found is None:
        return None
    return checks.consistency.Said(
        said_id=one.publication_id,
        text=found.text,
        language=found.language,
        at=(one.published_at or one.at).astimezone(zone),
    )

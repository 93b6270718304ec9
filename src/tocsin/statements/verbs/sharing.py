"""Hands out what is published in the forms that partners read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tocsin import directory
from tocsin.statements import drafting, errors, facts, law, sharing
from tocsin.statements.ports import Books
from tocsin.statements.publishing import Publication
from tocsin.statements.verbs import opening


def cap(
    books: Books,
    statement_id: str,
    *,
    sender: sharing.cap.Sender,
    is_exercise: bool,
    actor: directory.Actor,
) -> bytes:
    """Return a published statement as CAP 1.2; raises NotAllowed, UnknownStatement, NothingOut."""
    directory.require(actor, "statement.read", law.LAW)
    statement = opening.found(books, statement_id)
    level = max(statement.level, books.level_of(statement.case_id))
    out = books.publications.published(case_id=statement.case_id, limit=1_000)
    ledger = books.facts.of_case(statement.case_id)
    told = _told(books, statement_id, out, ledger)
    if not told:
        raise errors.NothingOut(statement_id=statement_id)
    return sharing.cap.write(
        replace(statement, level=level),
        told,
        sender,
        is_observed=_is_observed(ledger),
        is_exercise=is_exercise,
        earlier=_earlier(statement_id, out, max(one.published_at for one in told)),
    )


def _told(
    books: Books, statement_id: str, out: Sequence[Publication], ledger: list[facts.Fact]
) -> list[sharing.cap.Told]:
    """Return what of a statement is out, the newest of each language."""
    told: dict[str, sharing.cap.Told] = {}
    for one in reversed(out):
        if one.statement_id != statement_id or one.published_at is None:
            continue
        versions = books.drafts.versions(one.draft_id)
        draft = next((each for each in versions if each.number == one.draft_number), None)
        if draft is not None:
            advice = _advice(ledger, draft.language)
            told[draft.language] = sharing.cap.Told(
                draft=draft, published_at=one.published_at, url=one.url, advice=advice
            )
    return list(told.values())


def _earlier(
    statement_id: str, out: Sequence[Publication], before: datetime
) -> list[tuple[str, datetime]]:
    """Return the case's other statements that were out before, the oldest first."""
    newest: dict[str, datetime] = {}
    for one in out:
        at = one.published_at
        if at is not None and at < before and one.statement_id != statement_id:
            newest[one.statement_id] = max(at, newest.get(one.statement_id, at))
    return sorted(newest.items(), key=lambda pair: (pair[1], pair[0]))


def _advice(ledger: list[facts.Fact], language: str) -> str:
    told = [
        one.text(language)
        for one in ledger
        if one.aspect is facts.Aspect.ADVICE and one.standing is facts.Standing.CONFIRMED
    ]
    return drafting.editing.cleaned(" ".join(text for text in told if text))


def _is_observed(ledger: list[facts.Fact]) -> bool:
    return any(
        one.aspect is facts.Aspect.WHAT and one.standing is facts.Standing.CONFIRMED
        for one in ledger
    )

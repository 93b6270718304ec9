"""Hands out what is published in the forms that partners read."""

from dataclasses import replace
from datetime import datetime

from tocsin import directory
from tocsin.statements import drafting, errors, facts, law, sharing
from tocsin.statements.ports import Books
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
    told: dict[str, sharing.cap.Told] = {}
    for one in reversed(out):
        versions = books.drafts.versions(one.draft_id) if one.statement_id == statement_id else []
        draft = next((each for each in versions if each.number == one.draft_number), None)
        if draft is not None and one.published_at is not None:
            told[draft.language] = sharing.cap.Told(
                draft=draft,
                published_at=one.published_at,
                url=one.url,
                advice=_advice(ledger, draft.language),
            )
    if not told:
        raise errors.NothingOut(statement_id=statement_id)
    first: dict[str, datetime] = {}
    for one in out:
        if one.published_at is not None and one.statement_id != statement_id:
            first[one.statement_id] = max(
                one.published_at, first.get(one.statement_id, one.published_at)
            )
    ours = max(one.published_at for one in told.values())
    earlier = sorted((at, key) for key, at in first.items() if at < ours)
    return sharing.cap.write(
        replace(statement, level=level),
        list(told.values()),
        sender,
        is_observed=_is_observed(ledger),
        is_exercise=is_exercise,
        earlier=[(key, at) for at, key in earlier],
    )


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

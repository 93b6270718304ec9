"""Hands out what is published in the forms that partners read, and a case's parts to a partner."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tocsin import directory
from tocsin.kernel import ids
from tocsin.statements import drafting, errors, facts, law, sharing
from tocsin.statements.ports import Books
from tocsin.statements.publishing import Publication
from tocsin.statements.verbs import opening

LONGEST = timedelta(days=90)  # that a share can hold
_LONGEST_NAME = 200
_KEY_BYTES = 32
_SEEN_EVERY = timedelta(minutes=1)
_EVERY = 10_000  # statements of a case


def begin(
    books: Books,
    case_id: str,
    *,
    partner: str,
    parts: Sequence[sharing.Part],
    until: datetime,
    actor: directory.Actor,
    now: datetime,
) -> tuple[sharing.Share, str]:
    """Let a partner see parts of a case; returns the share and its key, which is told once.

    Raises NotAllowed, BadShare.
    """
    directory.require(actor, "share.begin", law.LAW)
    named = _named(partner)
    _check(named, parts, until, now)
    key = secrets.token_urlsafe(_KEY_BYTES)
    one = sharing.Share(
        share_id=ids.uuid7(now),
        case_id=case_id,
        partner=named,
        parts=tuple(part for part in sharing.Part if part in parts),
        key_hash=sharing.hashed(key),
        by=actor.name,
        by_id=actor.user_id,
        at=now,
        until=until,
    )
    books.shares.put(one)
    _enter(books, one, "share.begun", actor, now)
    return one, key


def end(books: Books, share_id: str, *, actor: directory.Actor, now: datetime) -> sharing.Share:
    """Show the partner nothing more; again it changes nothing. Raises NotAllowed, UnknownShare."""
    directory.require(actor, "share.end", law.LAW)
    one = books.shares.get(share_id)
    if one is None:
        raise errors.UnknownShare(share_id=share_id)
    if one.ended_at is not None:
        return one
    ended = replace(one, ended_at=now, ended_by=actor.name)
    books.shares.put(ended)
    _enter(books, ended, "share.ended", actor, now)
    return ended


def opened(books: Books, key: str, now: datetime) -> sharing.Share | None:
    """Return what a key opens now; None for nothing."""
    one = books.shares.by_key(sharing.hashed(key))
    return one if one is not None and one.holds(now) else None


def is_seen(one: sharing.Share, now: datetime) -> bool:
    """Return whether it is noted already that the partner looks."""
    return one.seen_at is not None and now < one.seen_at + _SEEN_EVERY


def see(books: Books, share_id: str, now: datetime) -> None:
    """Note that the partner looked, unless it has ended meanwhile."""
    one = books.shares.get(share_id)
    if one is not None and one.holds(now):
        books.shares.put(replace(one, seen_at=now))


def shown(books: Books, one: sharing.Share) -> list[Publication]:
    """Return what is out of the case for a partner to read: our own people's words stay ours."""
    if sharing.Part.STATEMENTS not in one.parts:
        return []
    inside = {
        each.statement_id
        for each in books.drafts.statements(case_id=one.case_id, limit=_EVERY)
        if each.kind is drafting.Kind.INTERNAL
    }
    out = books.publications.published(case_id=one.case_id)
    return [
        each
        for each in out
        if each.statement_id not in inside and not drafting.is_inside(each.channel)
    ]


def _named(partner: str) -> str:
    return " ".join("".join(one for one in partner if one.isprintable()).split())


def _check(named: str, parts: Sequence[sharing.Part], until: datetime, now: datetime) -> None:
    """Raise BadShare for what cannot be shared so."""
    if not 1 <= len(named) <= _LONGEST_NAME:
        raise errors.BadShare(why="partner")
    if not parts:
        raise errors.BadShare(why="parts")
    if not now < until <= now + LONGEST:
        raise errors.BadShare(why="until")


def _enter(
    books: Books, one: sharing.Share, action: str, actor: directory.Actor, now: datetime
) -> None:
    told = {"case_id": one.case_id, "partner": one.partner, "parts": [str(it) for it in one.parts]}
    books.trail.enter(now, actor.user_id, action, one.share_id, told)


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
    said = [one for one in out if not drafting.stays_inside(statement.kind, one.channel)]
    told = _told(books, statement_id, said, ledger)
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

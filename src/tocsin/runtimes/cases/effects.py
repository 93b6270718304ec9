"""What a case's watches counted before and after each thing that was said: no proof of a cause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from tocsin import cases, directory, indicators, shapes, statements
from tocsin.adapters import sql

MOST = 20  # things said, the newest first
_Span = indicators.effect.Span
_REACH = indicators.effect.HOURS * 60  # minutes on either side


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One thing that was said about the case in public, by us or by whom we asked."""

    what: str  # "publication" or "outreach"
    ref: str  # the statement's id, or the outreach's
    kind: str
    name: str
    where: str
    url: str
    at: datetime


def told(books: sql.Books, actor: directory.Actor, one: cases.Case, now: datetime) -> shapes.Shape:
    """Return what was said, the newest first, and what was counted on both sides of it.

    Raises NotAllowed.
    """
    directory.require(actor, "statement.read", statements.law.LAW)
    known = (books.warnings.get(each) for each in one.warnings)
    watches = sorted({each.watch_id for each in known if each is not None})
    said = sorted((*_published(books, one), *_spread(books, one, now)), key=lambda it: it.at)
    return {
        "hours": indicators.effect.HOURS,
        "watches": len(watches),
        "said": [_measured(books, each, watches, now) for each in said[: -MOST - 1 : -1]],
    }


def _published(books: sql.Books, one: cases.Case) -> Iterator[_Said]:
    for each in books.publications.published(case_id=one.case_id, limit=MOST):
        statement = books.drafts.statement(each.statement_id)
        if statement is None or statements.drafting.stays_inside(statement.kind, each.channel):
            continue
        if each.published_at is not None:
            yield _Said(
                what="publication",
                ref=each.statement_id,
                kind=str(statement.kind),
                name=statement.subject,
                where=each.channel,
                url=each.url,
                at=each.published_at,
            )


def _spread(books: sql.Books, one: cases.Case, now: datetime) -> Iterator[_Said]:
    """Yield what was passed on while the case was open by whom we had asked."""
    model = directory.entries.model
    leaders = {each.entry_id: each for each in books.entries.all(model.Leader)}
    for each in books.entries.all(model.Outreach):
        at = each.spread_at
        if at is not None and one.opened_at <= at <= (one.closed_at or now):
            leader = leaders.get(each.leader_id)
            yield _Said(
                what="outreach",
                ref=each.entry_id,
                kind="outreach",
                name=leader.name if leader else each.name,
                where=leader.platform if leader else "",
                url=each.url,
                at=at,
            )


def _measured(books: sql.Books, one: _Said, watches: Sequence[str], now: datetime) -> shapes.Shape:
    minute, present = int(one.at.timestamp()) // 60, int(now.timestamp()) // 60
    first, last = minute - _REACH, minute + _REACH
    rows = [books.rollups.series(each, first, last) for each in watches]
    heard = [part for each in watches for part in books.coverage.series(each, first, last)]
    found = indicators.effect.around(pa.concat_tables(rows), minute, present) if rows else None
    return {
        "what": one.what,
        "ref": one.ref,
        "kind": one.kind,
        "name": one.name,
        "where": one.where,
        "url": one.url,
        "at": shapes.time(one.at),
        "before": _span(found.before) if found else None,
        "after": _span(found.after) if found else None,
        "coverage": share(heard),
    }


def _span(one: _Span) -> shapes.Shape:
    return {
        "hours": one.hours,
        "mentions": one.mentions,
        "per_hour": one.per_hour,
        "negative_share": one.negative_share,
    }


def share(heard: Sequence[tuple[int, int, int]]) -> float | None:
    """Return the share of sources that were heard; None where nobody looked."""
    expected = sum(each[2] for each in heard)
    return sum(min(each[1], each[2]) for each in heard) / expected if expected else None

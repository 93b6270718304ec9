"""Whom the house tells: the routes that an administrator entered, else those of the settings."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from tocsin import directory, notices, warning
from tocsin.adapters import sql
from tocsin.runtimes import publishing

_KEPT = "notices/routes"
_VERB = "route.keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The routes that stand in the books, and who entered them."""

    routes: tuple[notices.Route, ...]
    by: str
    at: datetime
    version: str


def kept(books: sql.Books) -> Kept | None:
    """Return what an administrator entered last, None where the settings hold."""
    told = books.settings.get(_KEPT)
    return msgspec.json.decode(told, type=Kept) if told else None


def in_force(books: sql.Books, written: Sequence[notices.Route]) -> Sequence[notices.Route]:
    """Return the routes to go by; whoever was given none to begin with (a replay) tells nobody."""
    entered = kept(books) if written else None
    return entered.routes if entered else written


def put(
    books: sql.Books,
    actor: directory.Actor,
    routes: Sequence[notices.Route],
    *,
    after: str,
    written: Sequence[notices.Route],
    channels: Collection[str],
    now: datetime,
) -> None:
    """Have the house go by these routes in place of those of version `after`.

    A watch that has ended may stay where it was named: without it, its route would tell of all.
    Raises NotAllowed, RoutesMoved, NobodyTold, NoChannel, UnknownWatch.
    """
    _check(books, actor, after)
    if not routes:
        raise notices.errors.NobodyTold
    used = {name for one in routes for name in (one.channel, *(stop.channel for stop in one.chain))}
    for channel in sorted(used - set(channels)):
        raise notices.errors.NoChannel(channel=channel)
    for watch_id in _named(routes) - _named(in_force(books, written)):
        if books.watches.get(watch_id) is None:
            raise warning.errors.UnknownWatch(watch_id=watch_id)
    number = _enter(books, actor, "route.kept", {"routes": msgspec.to_builtins(routes)}, now)
    told = Kept(routes=tuple(routes), by=actor.name, at=now, version=number)
    books.settings.put(_KEPT, msgspec.json.encode(told).decode())


def forget(books: sql.Books, actor: directory.Actor, *, after: str, now: datetime) -> None:
    """Have the house go by the settings' routes again; raises NotAllowed, RoutesMoved."""
    _check(books, actor, after)
    if kept(books) is not None:
        books.settings.put(_KEPT, "")
        _enter(books, actor, "route.forgotten", {}, now)


def _named(routes: Sequence[notices.Route]) -> set[str]:
    return {watch_id for one in routes for watch_id in one.watches}


def _check(books: sql.Books, actor: directory.Actor, after: str) -> None:
    directory.require(actor, _VERB, directory.law.LAW)
    entered = kept(books)
    if after != (entered.version if entered else ""):
        raise notices.errors.RoutesMoved


def _enter(
    books: sql.Books, actor: directory.Actor, action: str, facts: dict[str, object], now: datetime
) -> str:
    entry = books.audit.append(now, actor.user_id, action, "house", facts)
    publishing.changed(books, "route", "house", now)
    return str(entry.number)

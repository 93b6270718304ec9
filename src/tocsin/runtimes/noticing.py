"""From verdicts to notices and to the live screens, in the transaction of the level change."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

import msgspec

from tocsin import notices, shapes, warning
from tocsin.adapters import sql
from tocsin.runtimes import rulings
from tocsin.runtimes.publishing import Feed
from tocsin.runtimes.roster import Roster

_PROMISES = "outbox/promises"

DeskOf = Callable[[sql.Books], notices.Desk]
RoutesAt = Callable[[sql.Books, Sequence[notices.Route], datetime], Sequence[notices.Route]]


def as_written(
    books: sql.Books, routes: Sequence[notices.Route], now: datetime
) -> Sequence[notices.Route]:
    """Return the routes as they are: a house without a directory."""
    del books, now
    return routes


class Teller:
    """Tells of level changes: the screens at once, people by their routes."""

    def __init__(
        self,
        *,
        roster: Roster,
        routes: Sequence[notices.Route],
        feed: Feed,
        is_simulated: bool,
        routes_at: RoutesAt = as_written,
    ) -> None:
        self._roster, self._routes, self._feed = roster, tuple(routes), feed
        self._is_simulated, self._routes_at = is_simulated, routes_at

    def __call__(self, books: sql.Books, telling: rulings.Telling, now: datetime) -> None:
        """Promise the notices that follow, and show all changes, told or kept back."""
        self._feed.levels(books, telling.moves, now)
        written = rulings.routes.in_force(books, self._routes)
        promised: list[notices.Notice] = []
        changes = [one.change for one in telling.moves if one.change.change_id in telling.told]
        for watch_id in dict.fromkeys(change.watch_id for change in changes):
            news = [self._news(change) for change in changes if change.watch_id == watch_id]
            usual = rulings.rota.routes(written, telling.periods, watch_id)
            routes = self._routes_at(books, usual, now)
            promised += notices.compose(news, routes, now=now)
        for bulletin in telling.bulletins:
            usual = rulings.rota.routes(written, telling.periods)
            routes = self._routes_at(books, usual, now)
            told = replace(bulletin, is_simulated=self._is_simulated)
            promised += notices.announce(told, routes, now=now)
        self._feed.conditions(books, telling.conditions, now)
        notices.promise(self.desk(books), promised, now)

    def desk(self, books: sql.Books) -> notices.Desk:
        """Return the outbox of this transaction; what changes in it shows on the screens."""

        def show(notice: notices.Notice, at: datetime) -> int:
            return self._feed.notice(books, notice, at)

        return notices.Desk(outbox=books.outbox, show=show)

    def _news(self, change: warning.LevelChange) -> notices.News:
        watch = self._roster.watches.get(change.watch_id)
        return notices.News(
            change_id=change.change_id,
            warning_id=change.warning_id,
            watch_id=change.watch_id,
            watch_name=watch.name if watch else change.watch_id,
            at=change.at,
            before=change.before.word,
            after=change.after.word,
            reasons=tuple(shapes.reason(one) for one in change.reasons),
            evidence=change.evidence,
            coverage=change.coverage,
            actor=change.actor,
            is_simulated=self._is_simulated,
            lines=tuple(warning.telling.lines(change)),
        )


class Auditor:
    """Proves that every promised notice is accepted, under way, or known to a person as dead.

    A broken promise stands on every screen until it is mended or a person answers for it, and is
    told to all who can be.
    """

    def __init__(
        self, *, teller: Teller, routes: Sequence[notices.Route], feed: Feed, is_simulated: bool
    ) -> None:
        self._teller, self._routes, self._feed = teller, tuple(routes), feed
        self._is_simulated = is_simulated

    def __call__(self, books: sql.Books, now: datetime) -> notices.Audit:
        """Audit the outbox, and enter what follows in the caller's transaction."""
        audit = books.outbox.audit(now)
        dead = books.outbox.recent(state=notices.State.DEAD, only_unacknowledged=True)
        is_answered = answered(books, audit)
        told = shapes.promises(audit, dead, is_answered=is_answered)
        if told != promises(books):
            books.settings.put(_PROMISES, msgspec.json.encode(told).decode())
            self._feed.promises(books, told, now)
        if not is_answered:
            routes = rulings.routes.in_force(books, self._routes)
            telling = notices.auditing.undelivered(
                audit, dead, routes, now=now, is_simulated=self._is_simulated
            )
            notices.promise(self._teller.desk(books), telling, now)
        return audit


def answered(books: sql.Books, audit: notices.Audit) -> bool:
    """Return whether a named person has answered for what an audit finds missing."""
    last = next(iter(books.outbox.recent(limit=1, warning_id=notices.auditing.OUTBOX)), None)
    return notices.auditing.is_answered(audit, last)


def promises(books: sql.Books) -> shapes.Shape:
    """Return how the outbox stood at the last audit, as the screens were told."""
    told = books.settings.get(_PROMISES)
    return msgspec.json.decode(told, type=dict) if told else shapes.promises(None, ())


def desks(db: sql.Database, teller: Teller) -> notices.ports.DeskFactory:
    """Return what opens the outbox in a transaction of its own."""

    @contextmanager
    def opened() -> Iterator[notices.Desk]:
        with db.writing() as books:
            yield teller.desk(books)

    return opened

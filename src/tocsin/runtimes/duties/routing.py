"""Routes that name a duty, as routes to whoever holds it when they are told."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from tocsin import notices
from tocsin.adapters import sql
from tocsin.runtimes.cases import desks, holding

RoutesAt = Callable[[sql.Books, Sequence[notices.Route], datetime], Sequence[notices.Route]]


def on_duty(stops_of: desks.StopsOf) -> RoutesAt:
    """Return what puts people in the place of duties."""

    def routes(
        books: sql.Books, told: Sequence[notices.Route], now: datetime
    ) -> Sequence[notices.Route]:
        if not any(one.duty for one in told):
            return told
        holders = holding.Holders(books)
        found: list[notices.Route] = []
        for one in told:
            people = [
                _stops(stops_of(books, person), one.channel)
                for person in (holders.holders(one.duty, now) if one.duty else ())
            ]
            found += _to(one, people)
        return found

    return routes


def _to(one: notices.Route, people: Sequence[Sequence[notices.Stop]]) -> list[notices.Route]:
    """Return the route to the first of them, the others as its next stops; nobody leaves it."""
    if not people:
        return [one]
    first, *others = people
    deputies = tuple(stop for each in others for stop in each)
    return [
        replace(
            one,
            channel=stop.channel,
            recipient=stop.recipient,
            languages=stop.languages,
            chain=(*deputies, *one.chain),
        )
        for stop in first
    ]


def _stops(stops: Sequence[notices.Stop], channel: str) -> Sequence[notices.Stop]:
    """Return the places of the route's channel; whoever has none there is told where they are."""
    return [one for one in stops if one.channel == channel] or list(stops)

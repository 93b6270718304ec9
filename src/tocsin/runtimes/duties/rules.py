"""Who is told of what, as the house is set up and as it stands now; and what waits to be told."""

from collections.abc import Sequence
from datetime import datetime

from tocsin import notices, shapes
from tocsin.adapters import sql
from tocsin.runtimes.cases import holding
from tocsin.runtimes.duties import rolls

_bundling = notices.bundling
_MANY = 500


def told(books: sql.Books, routes: Sequence[notices.Route], now: datetime) -> shapes.Shape:
    """Return every route with who is at its end now, and the notices that wait for a digest."""
    waiting = books.outbox.recent(limit=_MANY, state=notices.State.PENDING)
    return {
        "routes": [_route(books, one, now) for one in routes],
        "few": _bundling.FEW,
        "window_s": int(_bundling.WINDOW.total_seconds()),
        "held": [{**shapes.notice(one), "held": one.held} for one in waiting if one.held],
    }


def _route(books: sql.Books, one: notices.Route, now: datetime) -> shapes.Shape:
    holders = holding.Holders(books).holders(one.duty, now) if one.duty else ()
    waits_until = None if one.quiet is None else one.quiet.end_of(now)
    return {
        "from_level": one.min_level,
        "channel": one.channel,
        "recipient": one.recipient,
        "duty": one.duty,
        "people": [each.name for each in holders] or rolls.named(books, [_stop(one)]),
        "is_held": bool(holders) or not one.duty,
        "watches": list(one.watches),
        "hours": _hours(one.hours),
        "tells_now": one.hours is None or one.hours.end_of(now) is not None,
        "quiet": _hours(one.quiet),
        "waits_until": shapes.time(waits_until),
        "wakes_from": one.wakes_from,
        "climb_after_s": int(one.climb_after.total_seconds()),
        "then": rolls.named(books, one.chain),
    }


def _stop(one: notices.Route) -> notices.Stop:
    return notices.Stop(channel=one.channel, recipient=one.recipient)


def _hours(one: notices.Hours | None) -> shapes.Shape | None:
    if one is None:
        return None
    return {
        "begins": f"{one.begins:%H:%M}",
        "ends": f"{one.ends:%H:%M}",
        "zone": one.zone,
        "days": list(one.days),
    }

"""Who is told of what, as the house is set up and as it stands now; and what waits to be told."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from tocsin import notices, shapes
from tocsin.adapters import sql
from tocsin.runtimes import rulings
from tocsin.runtimes.cases import holding
from tocsin.runtimes.duties import rolls

_bundling = notices.bundling
_MANY = 500
_WEEK = timedelta(days=7)


def told(
    books: sql.Books,
    written: Sequence[notices.Route],
    now: datetime,
    channels: Collection[str] = (),
) -> shapes.Shape:
    """Return every route with who is at its end now, and the notices that wait for a digest.

    `written` are the settings' routes; those that an administrator entered hold in their place.
    """
    waiting = books.outbox.recent(limit=_MANY, state=notices.State.PENDING)
    kept = rulings.routes.kept(books)
    routes = rulings.routes.in_force(books, written)
    # Whatever no route names is told of as news of no single watch is.
    watches = {"", *(watch_id for one in routes for watch_id in one.watches)}
    silent = [at for at in (silent_at(routes, one, now) for one in watches) if at is not None]
    return {
        "version": kept.version if kept else "",
        "kept_by": kept.by if kept else "",
        "kept_at": shapes.time(kept.at if kept else None),
        "channels": sorted(channels),
        "silent_at": shapes.time(min(silent, default=None)),
        "routes": [_route(books, one, now) for one in routes],
        "few": _bundling.FEW,
        "window_s": int(_bundling.WINDOW.total_seconds()),
        "held": [{**shapes.notice(one), "held": one.held} for one in waiting if one.held],
    }


def silent_at(routes: Sequence[notices.Route], watch_id: str, now: datetime) -> datetime | None:
    """Return when within a week not even red of a watch would reach anybody."""
    at = now
    while at < now + _WEEK:
        ends = [
            one.hours.end_of(at) if one.hours else None
            for one in routes
            if one.is_for(watch_id, at)
        ]
        if not ends:
            return at
        if None in ends:
            return None
        at = max(end for end in ends if end is not None)
    return None


def _route(books: sql.Books, one: notices.Route, now: datetime) -> shapes.Shape:
    holders = holding.Holders(books).holders(one.duty, now) if one.duty else ()
    waits_until = None if one.quiet is None else one.quiet.end_of(now)
    return {
        "from_level": one.min_level,
        "channel": one.channel,
        "recipient": one.recipient,
        "language": one.languages[0],
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
        "stops": [
            {"channel": stop.channel, "recipient": stop.recipient, "language": stop.languages[0]}
            for stop in one.chain
        ],
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

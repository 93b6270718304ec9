"""From level changes to notices: pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from tocsin.notices import bundling, delivery
from tocsin.notices.model import URGENT, Bulletin, News, Notice, Route, rank

# Back-filled posts must not wake people for what is long over.
STALE_AFTER = timedelta(hours=6)
_EVIDENCE_TOLD = 5


def compose(
    news: Iterable[News],
    routes: Sequence[Route],
    *,
    now: datetime,
    stale_after: timedelta = STALE_AFTER,
) -> list[Notice]:
    """Return the notices that follow from one commit's level changes.

    Several changes of one watch are told together: where it stood before, where it stands now.
    A route hears of a change when it rises to the route's level or falls from it. What is older
    than `stale_after` is shown in the app and wakes nobody elsewhere.
    """
    grouped: dict[str, list[News]] = defaultdict(list)
    for one in news:
        grouped[one.watch_id].append(one)
    told = []
    for changes in grouped.values():
        changes.sort(key=lambda one: one.at)
        fresh = now - changes[-1].at <= stale_after
        mine = [route for route in routes if route.is_for(changes[-1].watch_id, now)]
        heard = [route for route in mine if _hears(route, changes)]
        wanted = [route for route in heard if fresh or route.channel == "in_app"]
        told += [_in_time(_notice(changes, route, now), route, now) for route in _distinct(wanted)]
    return told


def announce(one: Bulletin, routes: Sequence[Route], *, now: datetime) -> list[Notice]:
    """Return the notices of a bulletin: to every route that hears of its level.

    One of level "none" goes to every route: it says that we hear too little, not that all is well.
    """
    heard = [
        route
        for route in _distinct([route for route in routes if route.is_for("", now)])
        if one.level == "none" or rank(one.level) >= rank(route.min_level)
    ]
    told = [(_bulletin(one, route, now), route) for route in heard]
    return [
        notice if one.level == "none" else _in_time(notice, route, now) for notice, route in told
    ]


def _bulletin(one: Bulletin, route: Route, now: datetime) -> Notice:
    climbs = one.level in URGENT and bool(route.chain)
    return Notice(
        notice_id=delivery.notice_id(one.at, one.bulletin_id, route.channel, route.recipient),
        change_id=one.bulletin_id,
        warning_id=one.topic_id,
        watch_id="",
        watch_name="",
        level=one.level,
        subject_code=one.subject_code,
        facts={
            **one.facts,
            "at": one.at.isoformat(timespec="seconds"),
            "lines": _plain(one.lines),
            "is_simulated": one.is_simulated,
        },
        channel=route.channel,
        recipient=route.recipient,
        languages=route.languages,
        created_at=now,
        next_at=now,
        chain=route.chain if climbs else (),
        climb_after=route.climb_after,
        climb_at=now + route.climb_after if climbs else None,
    )


def _in_time(notice: Notice, route: Route, now: datetime) -> Notice:
    """Return it as the route's quiet hours let it go: red at once."""
    quiet_until = route.waits_until(notice.level, now)
    return notice if quiet_until is None else bundling.until(notice, quiet_until, "quiet")


def _hears(route: Route, changes: Sequence[News]) -> bool:
    highest = max(max(rank(one.before), rank(one.after)) for one in changes)
    return highest >= rank(route.min_level)


def _distinct(routes: Sequence[Route]) -> list[Route]:
    """Tell nobody twice by one channel: the first route wins."""
    by_place: dict[tuple[str, str], Route] = {}
    for route in routes:
        by_place.setdefault((route.channel, route.recipient), route)
    return list(by_place.values())


def _notice(changes: Sequence[News], route: Route, now: datetime) -> Notice:
    last, before = changes[-1], changes[0].before
    has_risen = rank(last.after) > rank(before)
    climbs = has_risen and last.after in URGENT and bool(route.chain)
    return Notice(
        notice_id=delivery.notice_id(last.at, last.change_id, route.channel, route.recipient),
        change_id=last.change_id,
        warning_id=last.warning_id,
        watch_id=last.watch_id,
        watch_name=_clean(last.watch_name),
        level=last.after,
        subject_code=_subject_code(last, before),
        facts=_facts(changes),
        channel=route.channel,
        recipient=route.recipient,
        languages=route.languages,
        created_at=now,
        next_at=now,
        chain=route.chain if has_risen else (),
        climb_after=route.climb_after,
        climb_at=now + route.climb_after if climbs else None,
    )


def _subject_code(last: News, before: str) -> str:
    if last.actor != "machine":
        return "notices.subject.stood_down"
    if last.after == "none":
        return "notices.subject.cleared"
    if rank(last.after) > rank(before):
        return "notices.subject.raised"
    return "notices.subject.lowered" if rank(last.after) < rank(before) else "notices.subject.moved"


def _facts(changes: Sequence[News]) -> dict[str, object]:
    last = changes[-1]
    strongest = max(changes, key=lambda one: rank(one.after))
    return {
        "watch_name": _clean(last.watch_name),
        "before": changes[0].before,
        "after": last.after,
        "at": last.at.isoformat(timespec="seconds"),
        "changes": [one.change_id for one in changes],
        "reasons": [dict(reason) for reason in (last.reasons or strongest.reasons)],
        "evidence": [*map(_clean, (last.evidence or strongest.evidence)[:_EVIDENCE_TOLD])],
        "coverage": round(last.coverage, 4),
        "actor": _clean(last.actor),
        "is_simulated": last.is_simulated,
        "lines": _plain(last.lines or strongest.lines),
    }


def _clean(text: str) -> str:
    """A name with a lone surrogate must not keep the whole commit from being written."""
    return text.encode("utf-8", "replace").decode()


def _plain(told: object) -> object:
    """Return lines as JSON takes them, whatever names stand in them."""
    if isinstance(told, Mapping):
        return {str(name): _plain(value) for name, value in told.items()}
    if isinstance(told, list | tuple):
        return [_plain(one) for one in told]
    return _clean(told) if isinstance(told, str) else told

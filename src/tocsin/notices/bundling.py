"""Many notices to one place become one: under a flood, and after quiet hours. Pure.

What is held keeps its promise: it stays pending until its time, and is then told by itself or, with
others for the same place, within one digest. Red is never held.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tocsin.notices import delivery
from tocsin.notices.model import Notice, State, rank

WINDOW = timedelta(minutes=10)
FEW = 10  # notices to one place within a window that come one by one
SUBJECT, LINE, TOPIC = "notices.subject.digest", "notices.line.digest", "digest"
_SLOT = {"orange": timedelta(minutes=1)}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NEVER = "red"
_NAMED = 30  # notices that a digest tells of; it counts the others
# Told in the app, a notice is a row in a list: nobody is woken.
_CALM = frozenset({"in_app"})


def may_flood(notices: Iterable[Notice]) -> bool:
    """Return whether any of them could be one too many."""
    return any(map(_is_held_back, notices))


def held(notices: Sequence[Notice], lately: Iterable[Notice], now: datetime) -> list[Notice]:
    """Return the notices; what comes on top of many to the same place waits for its slot's end."""
    fresh = {one.notice_id for one in notices}
    told = Counter(_place(one) for one in lately if one.notice_id not in fresh)
    kept = []
    for one in notices:
        place = _place(one)
        told[place] += 1
        is_over = told[place] > FEW and _is_held_back(one)
        kept.append(until(one, _slot_end(one.level, now), "flood") if is_over else one)
    return kept


def until(one: Notice, at: datetime, why: str) -> Notice:
    """Return a notice that waits; its chain climbs as much later."""
    if one.next_at is None or at <= one.next_at:
        return one
    later = at - one.next_at
    climb_at = None if one.climb_at is None else one.climb_at + later
    return replace(one, next_at=at, climb_at=climb_at, held=why)


def bundles(due: Iterable[Notice], now: datetime) -> list[tuple[Notice, list[Notice]]]:
    """Return a digest for each place that has several held notices due, and those notices after."""
    places: dict[tuple[str, str], list[Notice]] = defaultdict(list)
    for one in due:
        if one.held and one.state is State.PENDING and delivery.is_due(one, now):
            places[_place(one)].append(one)
    return [_bundle(several, now) for several in places.values() if len(several) > 1]


def named(notice: Notice) -> tuple[str, ...]:
    """Return the ids of the notices that a digest tells of."""
    told = notice.facts.get("bundled") if notice.subject_code == SUBJECT else None
    return tuple(map(str, told)) if isinstance(told, list | tuple) else ()


def _place(one: Notice) -> tuple[str, str]:
    return one.channel, one.recipient


def _is_held_back(one: Notice) -> bool:
    return one.level != _NEVER and one.channel not in _CALM and not one.held


def _slot_end(level: str, now: datetime) -> datetime:
    slot = _SLOT.get(level, WINDOW)
    return _EPOCH + ((now - _EPOCH) // slot + 1) * slot


def _bundle(several: Sequence[Notice], now: datetime) -> tuple[Notice, list[Notice]]:
    ordered = sorted(several, key=lambda one: (-rank(one.level), one.created_at, one.notice_id))
    first = ordered[0]
    keys = [one.notice_id for one in ordered]
    digest_id = delivery.notice_id(now, TOPIC, *keys)
    climbs = first.is_urgent and bool(first.chain)
    digest = replace(
        first,
        notice_id=digest_id,
        change_id=digest_id,
        warning_id=f"{TOPIC}/{digest_id}",
        watch_id="",
        watch_name="",
        subject_code=SUBJECT,
        facts={
            "at": now.isoformat(timespec="seconds"),
            "count": len(ordered),
            "bundled": keys,
            "lines": [_line(one) for one in ordered[:_NAMED]],
            "is_simulated": any(one.facts.get("is_simulated") for one in ordered),
        },
        created_at=now,
        next_at=now,
        held="",
        climb_at=now + first.climb_after if climbs else None,
    )
    after = [
        replace(one, state=State.BUNDLED, next_at=None, climb_at=None, climbed_to=digest_id)
        for one in ordered
    ]
    return digest, after


def _line(one: Notice) -> dict[str, object]:
    facts = {
        key: value
        for key, value in one.facts.items()
        if isinstance(value, str | int | float | Mapping)  # a mapping: words of its own
    }
    spoken: Mapping[str, object] = {
        name: {"code": f"notices.level.{facts[name]}", "facts": {}}
        for name in ("before", "after")
        if name in facts
    }
    told = {"code": one.subject_code, "facts": {**facts, **spoken}}
    return {"code": LINE, "facts": {"at": f"{one.created_at:%H:%M} UTC", "what": told}}

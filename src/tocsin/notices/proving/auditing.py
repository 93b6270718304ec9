"""What follows when a promise was broken: whoever can still be told is told. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from tocsin.notices import delivery
from tocsin.notices.model import Audit, Notice, Route, Stop, rank

OUTBOX = "outbox"  # stands where other notices name their warning
SUBJECT = "notices.subject.undelivered"
_LEAST = "orange"  # tried until a person answers
_NAMED = 100


def undelivered(
    audit: Audit,
    dead: Sequence[Notice],
    routes: Iterable[Route],
    *,
    now: datetime,
    is_simulated: bool = False,
) -> list[Notice]:
    """Return a notice of the broken promises for every place where none of `dead` broke.

    Where nothing else is left, all are tried again. Ids follow from the hour: nobody is told of it
    twice within one, whatever restarts.
    """
    if audit.holds:
        return []
    broken = {(one.channel, one.recipient) for one in dead}
    places = _places(routes)
    whole = [one for one in places if (one.channel, one.recipient) not in broken]
    level = max((one.level for one in dead), key=rank, default=_LEAST)
    facts = _facts(audit, dead, now, is_simulated=is_simulated)
    return [_notice(one, max(level, _LEAST, key=rank), facts, now) for one in (whole or places)]


def is_answered(audit: Audit, last: Notice | None) -> bool:
    """Return whether a person has answered for as many missing notices, and none is dead."""
    if last is None or not last.acknowledged_by or audit.dead_unacknowledged:
        return False
    missing = last.facts.get("missing")
    return isinstance(missing, int) and missing >= audit.missing


def named(notice: Notice) -> tuple[str, ...]:
    """Return the ids of the dead notices that one tells of."""
    ids = notice.facts.get("undelivered") if notice.subject_code == SUBJECT else None
    return tuple(str(one["notice_id"]) for one in ids) if isinstance(ids, list) else ()


def _places(routes: Iterable[Route]) -> list[Stop]:
    stops: dict[tuple[str, str], Stop] = {}
    for route in routes:
        first = Stop(channel=route.channel, recipient=route.recipient, languages=route.languages)
        for stop in (first, *route.chain):
            stops.setdefault((stop.channel, stop.recipient), stop)
    return list(stops.values())


def _facts(
    audit: Audit, dead: Sequence[Notice], now: datetime, *, is_simulated: bool
) -> dict[str, object]:
    told = [
        {
            "notice_id": one.notice_id,
            "level": one.level,
            "watch_name": one.watch_name,
            "channel": one.channel,
            "recipient": one.recipient,
            "fault": one.fault,
        }
        for one in dead[:_NAMED]
    ]
    return {
        "at": now.isoformat(timespec="seconds"),
        "missing": audit.missing,
        "dead": audit.dead_unacknowledged,
        "undelivered": told,
        "is_simulated": is_simulated,
    }


def _notice(stop: Stop, level: str, facts: dict[str, object], now: datetime) -> Notice:
    hour = now.replace(minute=0, second=0, microsecond=0)
    return Notice(
        notice_id=delivery.notice_id(hour, OUTBOX, stop.channel, stop.recipient),
        change_id=OUTBOX,
        warning_id=OUTBOX,
        watch_id="",
        watch_name="",
        level=level,
        subject_code=SUBJECT,
        facts=facts,
        channel=stop.channel,
        recipient=stop.recipient,
        languages=stop.languages,
        created_at=now,
        next_at=now,
    )

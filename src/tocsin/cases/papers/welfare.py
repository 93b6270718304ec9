"""Who has worked too long, from the hours they wrote down: pure.

Two lines, both from law: a day's rest of eleven hours in every twenty-four (Directive 2003/88/EC,
article 3), and ten hours' work a day with overtime counted in at most twelve (Taiwan, Labour
Standards Act, article 32). A flag is a question to a colleague, never a mark against one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tocsin.cases.papers.model import Shift

DAY = timedelta(hours=24)
LONG, TOO_LONG = timedelta(hours=10), timedelta(hours=12)
REST = timedelta(hours=11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """How long somebody has worked within a day, and whether somebody should ask how they are."""

    user_id: str
    name: str
    hours: float  # of the last 24
    flag: str  # "", "long", "too_long", "no_rest", "asked"


def worked(shifts: Iterable[Shift], now: datetime) -> list[Worked]:
    """Return everybody's last 24 hours, those first whom somebody should ask."""
    by_person: dict[str, list[Shift]] = defaultdict(list)
    for one in shifts:
        if one.ends_at > now - DAY and one.begins_at < now:
            by_person[one.user_id].append(one)
    found = [_of(user_id, some, now) for user_id, some in by_person.items()]
    return sorted(found, key=lambda one: (not one.flag, -one.hours, one.user_id))


def _of(user_id: str, some: list[Shift], now: datetime) -> Worked:
    spans = _joined(some, now)
    total = sum(((end - begin) for begin, end in spans), timedelta())
    edges = [now - DAY, *(edge for span in spans for edge in span), now]
    rest = max(edges[place + 1] - edges[place] for place in range(0, len(edges), 2))
    newest = max(some, key=lambda one: one.logged_at)
    flag = ""
    if newest.is_struggling:
        flag = "asked"
    elif total >= TOO_LONG:
        flag = "too_long"
    elif rest < REST:
        flag = "no_rest"
    elif total >= LONG:
        flag = "long"
    hours = round(total.total_seconds() / 3600, 2)
    return Worked(user_id=user_id, name=newest.name, hours=hours, flag=flag)


def _joined(some: list[Shift], now: datetime) -> list[tuple[datetime, datetime]]:
    """Return the spans of the last day, those that overlap counted once."""
    spans = sorted((max(one.begins_at, now - DAY), min(one.ends_at, now)) for one in some)
    joined: list[tuple[datetime, datetime]] = []
    for begin, end in spans:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined

"""Cases in the one shape in which the API, the command and the screens tell of them."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta

from tocsin import cases, shapes, warning

Shape = shapes.Shape


def plain(value: object) -> object:
    """Return a value of the room, JSON-ready: times in UTC, levels as words, whiles in seconds."""
    if isinstance(value, warning.Level):
        return value.word
    if isinstance(value, datetime | timedelta):
        return shapes.time(value) if isinstance(value, datetime) else value.total_seconds()
    if isinstance(value, frozenset | tuple | list):
        told = [plain(one) for one in value]
        return sorted(told, key=str) if isinstance(value, frozenset) else told
    if is_dataclass(value) and not isinstance(value, type):
        value = {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    return value


def brief(one: cases.Case) -> Shape:
    """Return a case as a board shows it."""
    return {**flat(one), "is_open": one.is_open}


def whole(books: cases.Cabinet, one: cases.Case, *, lines: int = 1000) -> Shape:
    """Return a case as a room: everything on it, its clocks with what they still have to do."""
    clocks, impacts = books.clocks.of(one.case_id), books.impacts.of(one.case_id)
    return {
        **brief(one),
        "advice": plain(cases.advice.of(one, impacts)),
        "team": plain(books.team.of(one.case_id)),
        "tasks": [{**flat(each), "late_s": each.late_s} for each in books.tasks.of(one.case_id)],
        "clocks": [clock(each) for each in clocks],
        "timeline": plain(books.timeline.of(one.case_id, limit=lines)),
        "handovers": plain(books.handovers.of(one.case_id)),
        "meetings": plain(books.meetings.of(one.case_id)),
        "impacts": plain(impacts),
        "negatives": plain(books.negatives.of(one.case_id)),
        "holds": plain(books.holds.of(one.case_id)),
        "snapshots": len(books.evidence.of(one.case_id)),
    }


def clock(one: cases.clocks.Clock) -> Shape:
    """Return a clock, with who is told next."""
    return {**flat(one), "late_s": one.late_s, "next_rung": plain(one.next_rung)}


def flat(value: object) -> Shape:
    """Return a value of the room as one shape."""
    told = plain(value)
    return dict(told) if isinstance(told, dict) else {}

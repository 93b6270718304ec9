"""Sensitive periods."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tocsin.web.models.rulings.explanations import Line
from tocsin.web.models.shaping import By, Id, Moment, Name, Shape, Told, example

_CALL = {
    "channel": "email",
    "recipient": "night@example.org",
    "min_level": "blue",
    "language": "en",
}
_PERIOD = {
    "name": "Launch of the new kettle",
    "begins_at": "2026-03-01T00:00:00.000Z",
    "ends_at": "2026-03-08T00:00:00.000Z",
    "zone": "Asia/Taipei",
    "repeats": "",
    "watches": ["w-lantern"],
    "edge_factor": 2.0,
    "poll_factor": 0.5,
    "tell_from": "blue",
    "calls": [_CALL],
}
_LEFT_OUT = {
    "line": 412,
    "why": {
        "code": "warning.bad_period.time",
        "facts": {"place": "415", "part": ""},
    },
}
_SPAN = {
    "period_id": "launch",
    "name": "Launch",
    "begins_at": "2026-03-01T00:00:00.000Z",
    "ends_at": "2026-03-08T00:00:00.000Z",
}


class Call(Shape):
    """Somebody who is told while the period lasts."""

    model_config = example(_CALL)

    channel: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    recipient: Name
    min_level: Literal["blue", "yellow", "orange", "red"] = "blue"
    language: Literal["en", "zh-Hant", "zh-Hans"] = "en"


class _Period(Shape):
    name: Name
    begins_at: Moment
    ends_at: Moment
    zone: Annotated[str, StringConstraints(max_length=60)] = "UTC"
    repeats: Annotated[
        str, StringConstraints(max_length=200), Field(description="RRULE, the strict part")
    ] = ""
    watches: Annotated[tuple[Id, ...], Field(max_length=1000, description="Empty: every one")] = ()
    edge_factor: Annotated[
        float, Field(ge=1, le=20, description="May tell so many times as often")
    ] = 2.0
    poll_factor: Annotated[
        float, Field(ge=0.05, le=1, description="Sources wait so much of their usual time")
    ] = 0.5
    tell_from: Annotated[
        Literal["", "blue", "yellow", "orange", "red"],
        Field(description='Every route hears from this level on; "" = as always'),
    ] = "blue"
    calls: Annotated[tuple[Call, ...], Field(max_length=50)] = ()


class PeriodEntry(_Period):
    """A sensitive period to keep, by whom."""

    model_config = example({**_PERIOD, "person": "Lin Mei"})

    person: By


class PeriodState(_Period):
    """A sensitive period as it is kept."""

    model_config = example({"period_id": "launch", **_PERIOD, "source": "own", "why": ""})

    period_id: str
    begins_at: Told  # type: ignore[assignment]  # told as text
    ends_at: Told  # type: ignore[assignment]  # told as text
    source: Literal["own", "ics", "shipped", "watch"]
    why: str


class Calendar(Shape):
    """An ICS file to take dates from, by whom."""

    model_config = example(
        {"content": "BEGIN:VCALENDAR …", "zone": "Asia/Shanghai", "person": "Lin Mei"}
    )

    content: Annotated[str, StringConstraints(min_length=1, max_length=4 << 20)]
    zone: Annotated[str, StringConstraints(max_length=60)] = "UTC"
    watches: Annotated[tuple[Id, ...], Field(max_length=1000)] = ()
    person: By


class LeftOut(Shape):
    """An event of an ICS file that was not taken, and why."""

    model_config = example(_LEFT_OUT)

    line: Annotated[int, Field(description="At which the event begins")]
    why: Line


class CalendarRead(Shape):
    """What became of an ICS file's events."""

    model_config = example({"kept": [], "left_out": [_LEFT_OUT]})

    kept: list[PeriodState]
    left_out: list[LeftOut]


class PeriodSpan(Shape):
    """One time that a period holds."""

    model_config = example(_SPAN)

    period_id: str
    name: str
    begins_at: Told
    ends_at: Told

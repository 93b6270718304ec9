"""Who holds a duty now, the rota, and who has read a policy."""

from typing import Annotated

from pydantic import Field, StringConstraints

from tocsin.web.models.shaping import Id, Moment, Shape, Told, example

_AT = "2026-03-02T09:41:00Z"
_GAP = {
    "duty_id": "duty-officer",
    "begins_at": "2026-03-07T00:00:00.000Z",
    "ends_at": "2026-03-08T00:00:00.000Z",
}
_HELD = {
    "duty_id": "duty-officer",
    "name": "Duty officer",
    "person_id": "p-chen",
    "person": "Chen Yi",
    "how": "deputy",
    "passed_over": ["p-mei"],
    "gaps": [_GAP],
}


class DutyGap(Shape):
    """A time in which nobody holds a duty."""

    model_config = example(_GAP)

    duty_id: str
    begins_at: Told
    ends_at: Told


class HeldDuty(Shape):
    """Who holds a duty now: "" is nobody."""

    model_config = example(_HELD)

    duty_id: str
    name: str
    person_id: str
    person: str
    how: Annotated[str, Field(description="shift, holder, deputy, nobody")]
    passed_over: Annotated[list[str], Field(description="Who would hold it, and is away")]
    gaps: Annotated[list[DutyGap], Field(description="When nobody does, in the next seven days")]


class Shift(Shape):
    """A time in which one person holds one duty."""

    model_config = example(
        {
            "shift_id": "sh-1",
            "duty_id": "duty-officer",
            "person_id": "p-mei",
            "begins_at": _AT,
            "ends_at": "2026-03-02T17:41:00Z",
            "source": "",
        }
    )

    shift_id: Id
    duty_id: Id
    person_id: Id
    begins_at: Moment
    ends_at: Moment
    source: Annotated[str, StringConstraints(max_length=200)] = ""


class Swap(Shape):
    """Two shifts whose people change places."""

    model_config = example({"first": "sh-1", "second": "sh-2"})

    first: Id
    second: Id


class RotaEntry(Shape):
    """A calendar to take shifts of one duty from."""

    model_config = example({"ics": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "zone": "Asia/Taipei"})

    ics: Annotated[str, StringConstraints(max_length=4 << 20)]
    zone: Annotated[str, StringConstraints(max_length=80)] = "UTC"


class RotaLeftOut(Shape):
    """An event that was not taken: its line, and why in the reader's language."""

    model_config = example({"line": 12, "why": "it names none of our people"})

    line: int
    why: str


class RotaTaken(Shape):
    """What a calendar brought."""

    model_config = example(
        {"kept": 14, "left_out": [{"line": 12, "why": "it names none of our people"}]}
    )

    kept: int
    left_out: list[RotaLeftOut]


class PolicyReader(Shape):
    """Somebody who has read a policy, or still must."""

    model_config = example({"person_id": "p-mei", "person": "Lin Mei", "at": None})

    person_id: str
    person: str
    at: Annotated[Told | None, Field(description="When they read this version; null: not yet")]

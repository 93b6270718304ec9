"""Notices to our own people, and who has seen them."""

from typing import Annotated, Literal

from pydantic import Field

from tocsin.web.models import examples
from tocsin.web.models.shaping import LevelWord, Shape, Told, example

NoticeState = Literal[
    "pending",
    "leased",
    "accepted",
    "rejected",
    "retry",
    "in_doubt",
    "escalated",
    "bundled",
    "dead",
]


class Notice(Shape):
    """One thing to tell one recipient by one channel, and where it stands."""

    model_config = example(examples.NOTICE)

    notice_id: str
    change_id: str
    watch_id: str
    level: LevelWord
    channel: str
    recipient: str
    state: NoticeState
    attempts: int
    created_at: Told
    next_at: Told | None
    acknowledged_by: str
    acknowledged_at: Told | None
    proof: Annotated[str, Field(description="The channel's own proof of delivery")]
    fault: Annotated[str, Field(description="Code of the latest failure, or empty")]


_WAY = {
    "notice_id": "n-1",
    "channel": "email",
    "recipient": "lin@example.org",
    "state": "accepted",
    "made_at": "2026-03-02T09:41:00.000Z",
    "told_at": "2026-03-02T09:41:02.000Z",
    "read_at": None,
    "read_by": "",
    "fault": "",
}
_ROW = {
    "person_id": "lin",
    "name": "Lin",
    "presence": "told",
    "told_at": "2026-03-02T09:41:02.000Z",
    "read_at": None,
    "ways": [_WAY],
}


class RollWay(Shape):
    """One notice to one place of a person's."""

    model_config = example(_WAY)

    notice_id: str
    channel: str
    recipient: str
    state: NoticeState
    made_at: Told
    told_at: Told | None
    read_at: Told | None
    read_by: str
    fault: str


class RollRow(Shape):
    """One person, or one place that is nobody's by name."""

    model_config = example(_ROW)

    person_id: str
    name: str
    presence: Literal["missing", "on_its_way", "told", "read"]
    told_at: Told | None
    read_at: Told | None
    ways: list[RollWay]


class RollCall(Shape):
    """Who was told of a warning or a case, the missing first."""

    model_config = example(
        {
            "about": "case-1",
            "counts": {"missing": 0, "on_its_way": 0, "told": 1, "read": 0},
            "rows": [_ROW],
        }
    )

    about: str
    counts: dict[str, int]
    rows: list[RollRow]

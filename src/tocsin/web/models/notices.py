"""Notices to our own people."""

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

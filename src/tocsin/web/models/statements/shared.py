"""What a partner may see of a case, as the API takes and tells it."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tocsin.web.models.shaping import Shape, Told, example

PartWord = Literal["level", "facts", "statements"]
_SHARE = {
    "share_id": "share-1",
    "case_id": "case-1",
    "partner": "Island Retail",
    "parts": ["level", "statements"],
    "by": "Mei",
    "at": "2026-03-02T10:11:00.000Z",
    "until": "2026-03-09T10:11:00.000Z",
    "seen_at": None,
    "ended_at": None,
    "ended_by": "",
    "holds": True,
}


class ShareEntry(Shape):
    """Whom to let see what, for how many days."""

    model_config = example(
        {"partner": "Island Retail", "parts": ["level", "statements"], "days": 7}
    )

    partner: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    parts: Annotated[list[PartWord], Field(min_length=1, max_length=3)]
    days: Annotated[int, Field(ge=1, le=90)]


class PartnerShare(Shape):
    """What a partner may see, and whether they looked."""

    model_config = example(_SHARE)

    share_id: str
    case_id: str
    partner: str
    parts: list[PartWord]
    by: str
    at: Told
    until: Told
    seen_at: Annotated[Told | None, Field(description="When the partner last looked")]
    ended_at: Told | None
    ended_by: str
    holds: bool


class ShareBegun(Shape):
    """The share, and the address of its page: told once, kept nowhere."""

    model_config = example({"share": _SHARE, "path": "/shared/3q2-7wEXAMPLEonly"})

    share: PartnerShare
    path: str

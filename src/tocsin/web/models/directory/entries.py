"""Whom and what the house knows; what is entered and what is told have one shape."""

from typing import Annotated

from pydantic import Field, StringConstraints

from tocsin.web.models.shaping import Id, Moment, Name, Shape, example

Note = Annotated[str, StringConstraints(max_length=20_000)]
Word = Annotated[str, StringConstraints(max_length=200)]
Some = Annotated[list[Word], Field(max_length=200)]

_AT = "2026-03-02T09:41:00Z"
_REACH = {"channel": "email", "address": "mei.lin@example.org"}


class Reach(Shape):
    """One way to reach somebody."""

    model_config = example(_REACH)

    channel: Word
    address: Annotated[str, StringConstraints(max_length=500)]


Reaches = Annotated[list[Reach], Field(max_length=200)]


class Entry(Shape):
    """What every entry has."""

    entry_id: Id
    name: Name
    note: Note = ""


class Department(Entry):
    """A department, and whom it belongs to."""

    model_config = example(
        {
            "entry_id": "communications",
            "name": "Communications",
            "note": "",
            "parent_id": "",
            "head_id": "p-mei",
        }
    )

    parent_id: Word = ""
    head_id: Word = ""


class Away(Shape):
    """A time in which a person cannot hold a duty."""

    model_config = example({"begins_at": _AT, "ends_at": "2026-03-09T00:00:00Z", "why": "leave"})

    begins_at: Moment
    ends_at: Moment
    why: Word = ""


class DirectoryPerson(Entry):
    """One of our people."""

    model_config = example(
        {
            "entry_id": "p-mei",
            "name": "Lin Mei",
            "note": "",
            "department_id": "communications",
            "title": "Head of communications",
            "reach": [_REACH],
            "languages": ["zh-Hant", "en"],
            "zone": "Asia/Taipei",
            "away": [],
            "is_distress_trained": True,
        }
    )

    department_id: Word = ""
    title: Word = ""
    reach: Reaches = Field(default_factory=list)
    languages: Some = Field(default_factory=list)
    zone: Word = "UTC"
    away: Annotated[list[Away], Field(max_length=200)] = Field(default_factory=list)
    is_distress_trained: bool = False


class Holding(Shape):
    """Who holds a duty, in which order deputies step in, and how long that is agreed."""

    model_config = example(
        {"person_id": "p-mei", "deputies": ["p-chen"], "begins_at": _AT, "ends_at": None}
    )

    person_id: Id
    deputies: Some = Field(default_factory=list)
    begins_at: Moment | None = None
    ends_at: Moment | None = None


class Duty(Entry):
    """What somebody answers for."""

    model_config = example(
        {
            "entry_id": "duty-officer",
            "name": "Duty officer",
            "note": "",
            "department_id": "communications",
            "holdings": [
                {"person_id": "p-mei", "deputies": ["p-chen"], "begins_at": None, "ends_at": None}
            ],
        }
    )

    department_id: Word = ""
    holdings: Annotated[list[Holding], Field(max_length=200)] = Field(default_factory=list)

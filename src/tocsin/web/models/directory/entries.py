"""Whom and what the house knows; what is entered and what is told have one shape."""

from typing import Annotated, Literal

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


class _Entry(Shape):
    entry_id: Id
    name: Name
    note: Note = ""


class Department(_Entry):
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


class DirectoryPerson(_Entry):
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


class Duty(_Entry):
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


class Stakeholder(_Entry):
    """A group that must hear from us, by which channel, and who of us speaks to it."""

    model_config = example(
        {
            "entry_id": "s-staff",
            "name": "Shop staff",
            "note": "",
            "group": "employees",
            "reach": [_REACH],
            "owner_id": "p-mei",
            "stage": 0,
        }
    )

    group: Word = ""
    reach: Reaches = Field(default_factory=list)
    owner_id: Word = ""
    stage: Annotated[int, Field(ge=0, le=99, description="Who hears first: 0")] = 1


class MediaContact(_Entry):
    """A journalist or desk."""

    model_config = example(
        {
            "entry_id": "m-daily",
            "name": "A. Reporter",
            "note": "",
            "outlet": "The Daily",
            "beat": "food",
            "reach": [_REACH],
            "languages": ["en"],
        }
    )

    outlet: Word = ""
    beat: Word = ""
    reach: Reaches = Field(default_factory=list)
    languages: Some = Field(default_factory=list)


class Enquiry(_Entry):
    """What a journalist asked, by when, and who answers."""

    model_config = example(
        {
            "entry_id": "q-1",
            "name": "The Daily: cups",
            "note": "",
            "contact_id": "m-daily",
            "question": "How many cups are recalled?",
            "asked_at": _AT,
            "due_at": "2026-03-02T13:00:00Z",
            "owner_id": "p-mei",
            "answered_at": None,
            "answer": "",
        }
    )

    contact_id: Word = ""
    question: Note
    asked_at: Moment
    due_at: Moment | None = None
    owner_id: Word = ""
    answered_at: Moment | None = None
    answer: Note = ""


class Expert(_Entry):
    """Somebody independent who may be asked."""

    model_config = example(
        {
            "entry_id": "x-1",
            "name": "Prof. Wu",
            "note": "",
            "field": "food safety",
            "reach": [_REACH],
            "is_agreed": True,
        }
    )

    field: Word = ""
    reach: Reaches = Field(default_factory=list)
    is_agreed: Annotated[bool, Field(description="Has said that we may call")] = False


class Association(_Entry):
    """An authority or trade association, and who of us keeps the contact."""

    model_config = example(
        {
            "entry_id": "a-health",
            "name": "Health department",
            "note": "",
            "kind": "government",
            "topics": ["food safety"],
            "reach": [_REACH],
            "owner_id": "p-mei",
            "report_within_h": 24,
        }
    )

    kind: Word = ""
    topics: Some = Field(default_factory=list)
    reach: Reaches = Field(default_factory=list)
    owner_id: Word = ""
    report_within_h: Annotated[int, Field(ge=0, le=10_000)] | None = None


class Supplier(_Entry):
    """A supplier, and how ready they are to help."""

    model_config = example(
        {
            "entry_id": "u-1",
            "name": "Night call centre",
            "note": "",
            "service": "call centre",
            "reach": [_REACH],
            "readiness": "standby",
            "ready_within_h": 4,
            "checked_at": _AT,
        }
    )

    service: Word = ""
    reach: Reaches = Field(default_factory=list)
    readiness: Literal["ready", "standby", "unknown", "unavailable"] = "unknown"
    ready_within_h: Annotated[int, Field(ge=0, le=10_000)] | None = None
    checked_at: Moment | None = None


class Policy(_Entry):
    """A rule of the house; another text is a new version, to be read anew."""

    model_config = example(
        {
            "entry_id": "y-social",
            "name": "Who speaks for us",
            "note": "",
            "version": 2,
            "text": "Nobody answers a journalist alone.",
            "since": _AT,
            "readers": [],
        }
    )

    version: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    text: Note = ""
    since: Moment
    readers: Annotated[Some, Field(description="Who must have read it; none: everybody")] = Field(
        default_factory=list
    )

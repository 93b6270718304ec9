"""Whom we know outside, and what all have to read, as the API tells and takes them."""

from typing import Annotated, Literal

from pydantic import Field

from tocsin.web.models.directory.entries import Entry, Note, Reaches, Some, Word
from tocsin.web.models.shaping import Moment, Shape, example

_AT = "2026-03-02T09:41:00Z"
_REACH = {"channel": "email", "address": "mei.lin@example.org"}


class Stakeholder(Entry):
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


class MediaContact(Entry):
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


class Enquiry(Entry):
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


class Expert(Entry):
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


class Association(Entry):
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


class Supplier(Entry):
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


class Leader(Entry):
    """An opinion leader or partner: a public voice that people in our field listen to."""

    model_config = example(
        {
            "entry_id": "l-tea",
            "name": "Steeped Daily",
            "note": "",
            "platform": "video",
            "account": "@steeped.daily",
            "topics": ["kettles", "tea"],
            "is_partner": False,
            "reach": [_REACH],
            "owner_id": "p-mei",
        }
    )

    platform: Word = ""
    account: Annotated[Word, Field(description="As everybody sees it")] = ""
    topics: Some = Field(default_factory=list)
    is_partner: Annotated[
        bool, Field(description="Has an agreement with us, which a post of theirs must tell")
    ] = False
    reach: Reaches = Field(default_factory=list)
    owner_id: Word = ""


class Outreach(Entry):
    """What we asked of an opinion leader, what they said, where they passed it on."""

    model_config = example(
        {
            "entry_id": "o-1",
            "name": "Steeped Daily: recall",
            "note": "",
            "leader_id": "l-tea",
            "request": "Would you show your viewers how to read the batch number?",
            "asked_at": _AT,
            "owner_id": "p-mei",
            "answer": "agreed",
            "spread_at": "2026-03-02T12:00:00Z",
            "url": "https://video.example/steeped.daily/42",
        }
    )

    leader_id: Word = ""
    request: Note
    asked_at: Moment
    owner_id: Word = ""
    answer: Literal["waiting", "agreed", "declined"] = "waiting"
    spread_at: Moment | None = None
    url: Word = ""


class Edition(Shape):
    """What a policy said before it was changed."""

    model_config = example({"version": 1, "text": "Ask the desk.", "since": _AT})

    version: Annotated[int, Field(ge=1, le=1_000_000)]
    text: Note = ""
    since: Moment


class Policy(Entry):
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
            "earlier": [{"version": 1, "text": "Ask the desk.", "since": _AT}],
        }
    )

    version: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    text: Note = ""
    since: Moment
    readers: Annotated[Some, Field(description="Who must have read it; none: everybody")] = Field(
        default_factory=list
    )
    earlier: Annotated[
        list[Edition],
        Field(max_length=200, description="The oldest first; the house keeps them by itself"),
    ] = Field(default_factory=list)

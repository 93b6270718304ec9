"""What people send of papers, negative posts, evidence, playbooks and reports."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tocsin.web.models.cases.basis import (
    FieldWord,
    FormWord,
    Line,
    Link,
    Prose,
    RisenLevel,
    UserId,
)
from tocsin.web.models.shaping import Moment, Shape, example

_Lines = Annotated[tuple[Line, ...], Field(max_length=100)]
_AT = "2026-03-02T09:41:00Z"


class MeetingEntry(Shape):
    """A meeting as somebody plans it; `prepared` ticks what is ready."""

    model_config = example({"form": "meeting", "name": "Second round", "begins_at": _AT})

    form: FormWord
    name: Line
    begins_at: Moment
    link: Link = ""
    invited: _Lines = ()
    prepared: Annotated[dict[str, bool], Field(max_length=50, default_factory=dict)]


class MinutesEntry(Shape):
    """What a meeting said and decided."""

    model_config = example({"minutes": "Quality reports.", "decisions": ["Stop sales"]})

    minutes: Prose
    decisions: _Lines = ()


class HandoverEntry(Shape):
    """What one shift tells the next."""

    model_config = example({"standing": "Recall runs.", "open_points": ["Call the regulator"]})

    standing: Prose
    open_points: _Lines = ()
    watch_for: Prose = ""
    to: UserId = ""


class ImpactEntry(Shape):
    """How grave it is in one field, 0 (none) to 4 (grave), and on what evidence."""

    model_config = example({"field": "trust", "score": 3, "evidence": "Complaints tripled"})

    field: FieldWord
    score: Annotated[int, Field(ge=0, le=4)]
    evidence: Prose
    links: Annotated[tuple[Link, ...], Field(max_length=20)] = ()


class HoursEntry(Shape):
    """One's own hours; asking for relief needs no reason."""

    model_config = example(
        {"begins_at": "2026-03-02T01:00:00Z", "ends_at": _AT, "is_struggling": False}
    )

    begins_at: Moment
    ends_at: Moment
    is_struggling: bool = False


class NegativeEntry(Shape):
    """A negative thing that was said."""

    model_config = example({"case_id": "c-1", "excerpt": "It burnt my hand", "post_id": "plaza/7"})

    case_id: Annotated[str, Field(max_length=200)] = ""
    excerpt: Annotated[str, StringConstraints(max_length=5_000)]
    post_id: Link = ""
    theme: Line = ""
    is_distressed: bool = False
    duty: Line = "customer_care"
    due_at: Moment | None = None


class ThemeEntry(Shape):
    """What it is about, and whether its author may come to harm."""

    model_config = example({"theme": "Refund", "is_distressed": False})

    theme: Line
    is_distressed: bool = False


class AnswerEntry(Shape):
    """What was answered."""

    model_config = example({"answer": "We called and apologised.", "is_private": True})

    answer: Annotated[Prose, Field(description="Left empty: what went out in answer")] = ""
    is_private: Annotated[bool, Field(description="Said to one person alone, and not posted")] = (
        False
    )


class OutcomeEntry(Shape):
    """What came of it."""

    model_config = example({"outcome": "Refunded; told quality."})

    outcome: Prose


class PersonEntry(Shape):
    """To whom something goes, and by when it is to be done."""

    model_config = example({"user_id": "u-lin", "due_at": "2026-03-02T13:41:00Z"})

    user_id: UserId
    due_at: Moment | None = None


class EvidenceEntry(Shape):
    """What to take: a stored post by its id, or a text that a person brings."""

    model_config = example({"post_id": "plaza/7", "note": "Deleted an hour later"})

    post_id: Link = ""
    text: Annotated[str, StringConstraints(max_length=200_000)] = ""
    address: Link = ""
    note: Prose = ""


class HoldEntry(Shape):
    """A legal hold, and since when posts are kept."""

    model_config = example({"reason": "Claim of the Lin family", "since": _AT})

    reason: Prose
    since: Moment


class OpeningRuleEntry(Shape):
    """From which level on a watch opens a case by itself."""

    model_config = example({"from_level": "orange", "country": "TW", "zone": "Asia/Taipei"})

    from_level: Literal["never", "blue", "yellow", "orange", "red"] = "orange"
    playbook: Line = ""
    country: Annotated[str, Field(max_length=2)] = ""
    zone: Line = "UTC"


class PlaybookText(Shape):
    """A playbook as YAML."""

    model_config = example({"text": "playbook: kettles\nname: {en: Kettles}\nplays: []\n"})

    text: Annotated[str, StringConstraints(max_length=300_000)]


class ReportEntry(Shape):
    """A risk that somebody of ours tells in a minute."""

    model_config = example({"what": "Smoke from a kettle in the shop", "urgent": True})

    what: Annotated[str, StringConstraints(max_length=4_000)]
    where: Annotated[str, StringConstraints(max_length=500)] = ""
    contact: Annotated[str, StringConstraints(max_length=200)] = ""
    urgent: bool = False


class TipEntry(Shape):
    """What somebody from outside tells us."""

    model_config = example({"what": "My kettle melted", "contact": "lin@example.org"})

    what: Annotated[str, StringConstraints(min_length=1, max_length=4_000)]
    where: Annotated[str, StringConstraints(max_length=500)] = ""
    contact: Annotated[str, StringConstraints(max_length=200)] = ""


class ReportCase(Shape):
    """The case to open from a report."""

    model_config = example({"level": "orange"})

    level: RisenLevel = "orange"
    name: Line = ""
    playbook: Line = ""
    country: Annotated[str, Field(max_length=2)] = ""
    zone: Line = "UTC"


class ReportEnding(Shape):
    """What became of a report."""

    model_config = example({"state": "thanked", "answer": "Thank you: you were first."})

    state: Literal["noted", "thanked"]
    answer: Prose = ""

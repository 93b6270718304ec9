"""What people write down on a case: shifts, meetings, impact, negative posts, reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What one shift tells the next."""

    handover_id: str
    case_id: str
    at: datetime
    by: str
    person: str
    standing: str  # where things stand
    open_points: tuple[str, ...] = ()
    watch_for: str = ""
    to: str = ""  # user id, "" = whoever comes
    taken_by: str = ""
    taken_at: datetime | None = None


class Form(StrEnum):
    """How people meet."""

    MEETING = "meeting"
    PRESS_CONFERENCE = "press_conference"
    LIVE_STREAM = "live_stream"
    PHONE_CONFERENCE = "phone_conference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting, prepared, linked and minuted."""

    meeting_id: str
    case_id: str
    form: Form
    name: str
    begins_at: datetime
    link: str = ""
    prepared: Mapping[str, bool] = field(default_factory=dict)  # checklist, ticked or not
    invited: tuple[str, ...] = ()  # duties or names
    minutes: str = ""
    decisions: tuple[str, ...] = ()
    held_at: datetime | None = None
    by: str = ""


class Field(StrEnum):
    """What a crisis costs."""

    REPUTATION = "reputation"
    FINANCE = "finance"
    INTERRUPTION = "interruption"
    VALUES = "values"
    MARKET_SHARE = "market_share"
    TRUST = "trust"


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """How grave it is in one field, and on what evidence."""

    impact_id: str
    case_id: str
    field: Field
    score: int  # 0 none … 4 grave
    evidence: str
    links: tuple[str, ...] = ()
    at: datetime
    by: str


class Handling(StrEnum):
    """The way of a negative post: collect, analyse, respond, feed back."""

    COLLECTED = "collected"
    ANALYSED = "analysed"
    RESPONDED = "responded"
    FED_BACK = "fed_back"
    SET_ASIDE = "set_aside"  # with a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative:
    """One negative thing that was said, on its way through our hands."""

    negative_id: str
    case_id: str  # "" = before any case
    post_id: str = ""  # "platform/post_id"
    excerpt: str
    handling: Handling = Handling.COLLECTED
    theme: str = ""
    is_distressed: bool = False  # a person who may come to harm: trained people only
    duty: str = ""
    user_id: str = ""
    person: str = ""
    due_at: datetime | None = None
    answer: str = ""  # what was answered, or the draft's id
    outcome: str = ""  # what came back, and who was told inside
    script: str = ""  # the care script that was handed to the person
    collected_at: datetime
    collected_by: str
    moved_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Hours somebody has worked on a case."""

    shift_id: str
    case_id: str
    user_id: str
    name: str
    begins_at: datetime
    ends_at: datetime
    is_struggling: bool = False  # they ask for relief; no reason is asked for
    logged_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A risk that an employee, or somebody from outside, tells us of in a minute."""

    report_id: str
    is_public: bool
    at: datetime
    by: str = ""  # user id; "" = from outside
    name: str = ""
    contact: str = ""
    what: str
    where: str = ""
    urgent: bool = False
    state: str = "new"  # "new", "case", "noted", "thanked"
    case_id: str = ""
    answer: str = ""  # thanks or reward, as recorded
    settled_by: str = ""
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningRule:
    """When a watch's level opens a case by itself, and with what."""

    watch_id: str  # "" = every watch without one of its own
    from_level: str = "orange"  # "never" = only by hand
    playbook: str = ""  # "" = by what the warning is about
    country: str = ""
    zone: str = "UTC"
    by: str = ""
    at: datetime | None = None

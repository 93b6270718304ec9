"""Departments, people, duties, and everybody outside who must be reached in a crisis."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry has."""

    entry_id: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """One way to reach somebody; `channel` is a word of ours or theirs: email, phone, wecom."""

    channel: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Department(Entry):
    """A department, and whom it belongs to."""

    parent_id: str = ""
    head_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """A time in which a person cannot hold a duty."""

    begins_at: datetime
    ends_at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entry):
    """One of our people."""

    department_id: str = ""
    title: str = ""
    reach: tuple[Reach, ...] = ()
    languages: tuple[str, ...] = ()
    zone: str = "UTC"
    away: tuple[Away, ...] = ()
    is_distress_trained: bool = False  # may answer a post of somebody in distress


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who holds a duty, in which order deputies step in, and for how long that is agreed."""

    person_id: str
    deputies: tuple[str, ...] = ()
    begins_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Entry):
    """What somebody answers for: duty officer, legal sign-off, spokesperson."""

    department_id: str = ""
    holdings: tuple[Holding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder(Entry):
    """A group that must hear from us, by which channel, and who of us speaks to it."""

    group: str = ""  # employees, customers, regulators, partners, investors, public
    reach: tuple[Reach, ...] = ()
    owner_id: str = ""  # one of our people
    stage: int = 1  # who hears first: employees 0, before the press


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaContact(Entry):
    """A journalist or desk."""

    outlet: str = ""
    beat: str = ""
    reach: tuple[Reach, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquiry(Entry):
    """What a journalist asked, by when they need an answer, and who of us gives it."""

    contact_id: str = ""
    question: str
    asked_at: datetime
    due_at: datetime | None = None
    owner_id: str = ""
    answered_at: datetime | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert(Entry):
    """Somebody independent who may be asked."""

    field: str = ""
    reach: tuple[Reach, ...] = ()
    is_agreed: bool = False  # has said that we may call


@dataclass(frozen=True, slots=True, kw_only=True)
class Association(Entry):
    """An authority or trade association, and who of us keeps the contact."""

    kind: str = ""  # government, association, emergency
    topics: tuple[str, ...] = ()
    reach: tuple[Reach, ...] = ()
    owner_id: str = ""
    report_within_h: int | None = None  # what the law asks of us


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier(Entry):
    """A supplier, and how ready they are to help in a crisis."""

    service: str = ""  # call centre, printing, monitoring, legal
    reach: tuple[Reach, ...] = ()
    readiness: str = "unknown"  # ready, standby, unknown, unavailable
    ready_within_h: int | None = None
    checked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader(Entry):
    """An opinion leader or partner: a public voice that people in our field listen to."""

    platform: str = ""
    account: str = ""  # as everybody sees it; a real one, never ours under another name
    topics: tuple[str, ...] = ()
    is_partner: bool = False  # has an agreement with us, which a post of theirs must tell
    reach: tuple[Reach, ...] = ()
    owner_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach(Entry):
    """What we asked of an opinion leader, what they said, and where they passed it on."""

    leader_id: str = ""
    request: str
    asked_at: datetime
    owner_id: str = ""
    answer: str = "waiting"  # waiting, agreed, declined
    spread_at: datetime | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What a policy said before it was changed."""

    version: int
    text: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Entry):
    """A rule of the house; a new version must be read anew."""

    version: int = 1
    text: str = ""
    since: datetime
    readers: tuple[str, ...] = ()  # people who must have read it; empty = everybody
    earlier: tuple[Edition, ...] = ()  # the oldest first; kept by the house, whoever writes


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """That somebody has read a version of a policy."""

    policy_id: str
    version: int
    person_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A time in which one person holds one duty."""

    shift_id: str
    duty_id: str
    person_id: str
    begins_at: datetime
    ends_at: datetime
    source: str = ""  # "ics", or who entered it


KINDS: Mapping[str, type[Entry]] = MappingProxyType(
    {
        "department": Department,
        "person": Person,
        "duty": Duty,
        "stakeholder": Stakeholder,
        "media_contact": MediaContact,
        "enquiry": Enquiry,
        "expert": Expert,
        "association": Association,
        "supplier": Supplier,
        "leader": Leader,
        "outreach": Outreach,
        "policy": Policy,
    }
)

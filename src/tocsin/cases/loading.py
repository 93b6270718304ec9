"""What every verb begins and ends with: the case that it is about, the line that it leaves."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

import msgspec

from tocsin import directory
from tocsin.cases import errors, naming
from tocsin.cases.model import Case, Entry
from tocsin.cases.ports import Desk, TimelineBook

LONGEST = 20_000  # characters of anything that people write
LONGEST_NAME = 200

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class _Getting(Protocol[T_co]):
    def get(self, part_id: str, /) -> T_co | None: ...


class _Revised(Protocol):
    @property
    def revision(self) -> int: ...


def case(desk: Desk, case_id: str, *, revision: int | None = None) -> Case:
    """Return a case that people work on; raises UnknownCase, Closed, Changed."""
    found = known(desk, case_id)
    if not found.is_open:
        raise errors.Closed(case_id=case_id)
    unchanged(found, "case", revision)
    return found


def known(desk: Desk, case_id: str) -> Case:
    """Return a case; raises UnknownCase."""
    found = desk.books.cases.get(case_id)
    if found is None:
        raise errors.UnknownCase(case_id=case_id)
    return found


def part(book: _Getting[T], what: str, part_id: str) -> T:
    """Return a part of a case; raises UnknownPart."""
    found = book.get(part_id)
    if found is None:
        raise errors.UnknownPart(what=what, part_id=part_id)
    return found


def unchanged(one: _Revised, what: str, revision: int | None) -> None:
    """Raise Changed where somebody has been quicker."""
    if revision is not None and one.revision != revision:
        raise errors.Changed(what=what, revision=one.revision)


def written(text: str, what: str, *, longest: int = LONGEST, may_be_empty: bool = False) -> str:
    """Return what a person wrote as every store takes it; raises BadEntry."""
    told = text.replace("\x00", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()
    told = told.strip()
    if len(told) > longest:
        raise errors.BadEntry(what=what, why="too_long")
    if not told and not may_be_empty:
        raise errors.BadEntry(what=what, why="empty")
    return told


def texts(some: Sequence[str], what: str, *, most: int = 100) -> tuple[str, ...]:
    """Return what a person wrote as a list, what is empty left out; raises BadEntry."""
    if len(some) > most:
        raise errors.BadEntry(what=what, why="too_many")
    return tuple(filter(None, (written(one, what, may_be_empty=True) for one in some)))


def reason(text: str, what: str) -> str:
    """Return a reason; raises NoReason."""
    if not text.strip():
        raise errors.NoReason(what=what)
    return written(text, "reason", longest=2000)


def enter(
    desk: Desk,
    actor: directory.Actor,
    now: datetime,
    *,
    case_id: str,
    action: str,
    subject: str,
    facts: Mapping[str, object] | None = None,
) -> Entry:
    """Add a line to the timeline; whoever keeps the books audits it and tells the screens."""
    timeline, told = desk.books.timeline, facts or {}
    return add(timeline, actor, now, case_id=case_id, action=action, subject=subject, facts=told)


def add(
    timeline: TimelineBook,
    actor: directory.Actor,
    now: datetime,
    *,
    case_id: str,
    action: str,
    subject: str,
    facts: Mapping[str, object],
) -> Entry:
    """Add a line to a timeline."""
    told = msgspec.to_builtins(dict(facts))  # as it will be read back
    seen = len(timeline.of(case_id, actions=[action], since=now, until=now))
    one = Entry(
        entry_id=naming.made(now, case_id, action, subject, actor.user_id, str(seen)),
        case_id=case_id,
        at=now,
        actor=actor.user_id,
        name=actor.name,
        action=action,
        subject=subject,
        facts=told,
    )
    timeline.add(one)
    return one

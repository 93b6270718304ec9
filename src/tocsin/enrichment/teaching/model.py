"""Corrections of readings, and versions of the weights that they and others made."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# The version that comes with the release; it is always there.
SHIPPED = "shipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person says a post's reading should have been; the newest counts."""

    post_id: str  # "platform/post_id"
    head: str
    label: str  # one of the head's; empty: what was said is taken back
    told: str  # what the reader had said, empty where it abstained
    reader: str  # name and version
    person: str
    at: datetime
    number: int  # of the corrections of this reading, from 1

    @property
    def stands(self) -> bool:
        """Return whether it was not taken back."""
        return bool(self.label)


class State(StrEnum):
    """Where a version stands."""

    CANDIDATE = "candidate"
    IN_USE = "in-use"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadEffect:
    """What a new version changes for one head, against the version that it started from."""

    head: str
    corrections: int
    right_before: int  # of all corrections
    right_after: int
    held_out: int  # corrections that nothing was learned from
    held_out_right_before: int
    held_out_right_after: int
    elsewhere: int  # posts that nobody corrected
    elsewhere_changed: int  # of those, how many are answered otherwise
    sample: int  # posts of the sets that were held out when the first version was trained
    sample_right_before: int
    sample_right_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a new version changes."""

    at: datetime
    seconds: float  # that the learning took
    heads: tuple[HeadEffect, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of the weights on the shelf; its numbers never change."""

    version: str
    base: str  # the version that it started from, empty for one trained from nothing
    made_by: str
    made_at: datetime
    seal: str  # SHA-256 of its numbers
    corrections: int = 0
    effect: Effect | None = None
    state: State = State.CANDIDATE
    person: str = ""  # who decided last, and when and why
    decided_at: datetime | None = None
    why: str = ""
    former: str = ""  # what was in use before it

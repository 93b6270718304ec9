"""The books of the directory in memory: for tests, and for plug-in authors."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from tocsin.directory.entries.model import Entry, Read, Shift

E = TypeVar("E", bound=Entry)


@dataclass(slots=True)
class Entries:
    """Entries by kind and id."""

    kept: dict[tuple[type[Entry], str], Entry] = field(default_factory=dict)

    def put(self, one: Entry) -> None:
        """Keep an entry."""
        self.kept[type(one), one.entry_id] = one

    def get(self, kind: type[E], entry_id: str) -> E | None:
        """Return an entry."""
        found = self.kept.get((kind, entry_id))
        return found if isinstance(found, kind) else None

    def all(self, kind: type[E]) -> list[E]:
        """Return all of a kind."""
        found = [one for one in self.kept.values() if isinstance(one, kind)]
        return sorted(found, key=lambda one: (one.name, one.entry_id))

    def remove(self, kind: type[Entry], entry_id: str) -> bool:
        """Forget an entry."""
        return self.kept.pop((kind, entry_id), None) is not None


@dataclass(slots=True)
class Shifts:
    """Shifts by their ids."""

    kept: dict[str, Shift] = field(default_factory=dict)

    def put(self, some: Sequence[Shift]) -> None:
        """Keep shifts."""
        self.kept |= {one.shift_id: one for one in some}

    def get(self, shift_id: str) -> Shift | None:
        """Return a shift."""
        return self.kept.get(shift_id)

    def between(self, since: datetime, until: datetime) -> list[Shift]:
        """Return those that touch a time."""
        found = [one for one in self.kept.values() if one.begins_at < until and one.ends_at > since]
        return sorted(found, key=lambda one: (one.begins_at, one.shift_id))

    def remove(self, shift_id: str) -> bool:
        """Forget a shift."""
        return self.kept.pop(shift_id, None) is not None


@dataclass(slots=True)
class Reads:
    """Who has read what."""

    kept: dict[tuple[str, int, str], Read] = field(default_factory=dict)

    def put(self, one: Read) -> None:
        """Keep that somebody has read."""
        self.kept.setdefault((one.policy_id, one.version, one.person_id), one)

    def of(self, policy_id: str, version: int) -> list[Read]:
        """Return who has read a version."""
        found = [
            one
            for one in self.kept.values()
            if (one.policy_id, one.version) == (policy_id, version)
        ]
        return sorted(found, key=lambda one: (one.at, one.person_id))


@dataclass(slots=True)
class Books:
    """All of them, as one transaction sees them."""

    entries: Entries = field(default_factory=Entries)
    shifts: Shifts = field(default_factory=Shifts)
    reads: Reads = field(default_factory=Reads)

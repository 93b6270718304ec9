"""What the directory asks of the world."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from tocsin.directory.entries.model import Entry, Read, Shift

E = TypeVar("E", bound=Entry)


class Entries(Protocol):
    """The book of everybody and everything."""

    def put(self, one: Entry) -> None:
        """Keep an entry, in place of its older self."""
        ...

    def get(self, kind: type[E], entry_id: str) -> E | None:
        """Return an entry."""
        ...

    def all(self, kind: type[E]) -> list[E]:
        """Return all of a kind, in the order of their names."""
        ...

    def remove(self, kind: type[Entry], entry_id: str) -> bool:
        """Forget an entry; returns whether there was one."""
        ...


class Shifts(Protocol):
    """The rota."""

    def put(self, some: Sequence[Shift]) -> None:
        """Keep shifts, each in place of its older self."""
        ...

    def get(self, shift_id: str) -> Shift | None:
        """Return a shift."""
        ...

    def between(self, since: datetime, until: datetime) -> list[Shift]:
        """Return the shifts that touch since <= t < until, the first to begin first."""
        ...

    def remove(self, shift_id: str) -> bool:
        """Forget a shift; returns whether there was one."""
        ...


class Reads(Protocol):
    """Who has read which version of a policy."""

    def put(self, one: Read) -> None:
        """Keep that somebody has read; the first time counts."""
        ...

    def of(self, policy_id: str, version: int) -> list[Read]:
        """Return who has read a version, the first first."""
        ...

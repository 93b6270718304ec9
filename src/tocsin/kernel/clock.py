"""Time as an argument: rooms never ask the machine what time it is."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time in UTC."""

    def now(self) -> datetime:
        """Return an aware time in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the machine's time in UTC."""
        return datetime.now(UTC)


@dataclass(slots=True)
class SetClock:
    """A clock that stands where it is put: replays and tests."""

    at: datetime

    def now(self) -> datetime:
        """Return where the clock was put."""
        return self.at

    def put(self, at: datetime) -> None:
        """Move the clock; it never runs backwards."""
        self.at = max(self.at, at)

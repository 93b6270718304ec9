"""What notices ask of the world."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tocsin.notices.model import Attempt, Audit, Notice, State
from tocsin.notices.outcomes import Outcome
from tocsin.notices.wording import Words


class Outbox(Protocol):
    """Keeps notices inside the caller's transaction; every verb returns what it changed."""

    def add(self, notices: Sequence[Notice]) -> tuple[Notice, ...]:
        """Keep new notices and the promise to deliver them; what is already there is skipped."""
        ...

    def due(self, now: datetime, limit: int, *, but: Iterable[str] = ()) -> tuple[Notice, ...]:
        """Lease up to `limit` waiting notices, the gravest first and then the oldest.

        Notices of the channels in `but` are left: these are busy.
        """
        ...

    def lapse(self, now: datetime, *, all_leases: bool = False) -> tuple[Notice, ...]:
        """Put notices whose sender vanished in doubt; at start `all_leases` are another life's."""
        ...

    def settle(self, notice_id: str, attempt: Attempt) -> Notice:
        """Enter one try's receipt; raises errors.UnknownNotice."""
        ...

    def climb(self, now: datetime, limit: int = 100) -> tuple[Notice, ...]:
        """Escalate or end what is due to; returns the changed and the new ones."""
        ...

    def acknowledge(self, notice_id: str, person: str, at: datetime) -> tuple[Notice, ...]:
        """Enter who has seen it, for every notice of the same warning up to now: somebody is on it.

        Returns all of them, the named one first. Raises errors.UnknownNotice, errors.NoName.
        """
        ...

    def acknowledge_warning(self, warning_id: str, person: str, at: datetime) -> tuple[Notice, ...]:
        """Enter who has seen a warning, for all of its notices; raises errors.NoName."""
        ...

    def bundle(self, now: datetime) -> tuple[Notice, ...]:
        """Put held notices that are due into digests; returns all that changed."""
        ...

    def since(self, at: datetime) -> list[Notice]:
        """Return the notices made since, but those in the app: what places have had lately."""
        ...

    def about(self, topic: str) -> list[Notice]:
        """Return every notice of a warning, a case or a bulletin, the oldest first."""
        ...

    def get(self, notice_id: str) -> Notice | None:
        """Return one notice."""
        ...

    def recent(
        self,
        *,
        limit: int = 100,
        state: State | None = None,
        warning_id: str | None = None,
        channel: str | None = None,
        only_unacknowledged: bool = False,
    ) -> list[Notice]:
        """Return notices, the newest first."""
        ...

    def attempts(self, notice_id: str) -> list[Attempt]:
        """Return every try's receipt, in order."""
        ...

    def oldest_age_s(self, now: datetime) -> float:
        """Return how long the oldest notice under way has been so; 0 when none is."""
        ...

    def audit(self, now: datetime) -> Audit:
        """Return what was promised against what became of it."""
        ...


class Channel(Protocol):
    """Carries words to one recipient. It answers with an outcome and never raises for a fault."""

    async def send(self, notice: Notice, words: Words) -> Outcome:
        """Try once; `Accepted` only with the channel's own proof."""
        ...


def unseen(notice: Notice, at: datetime) -> int:
    """Show a notice to nobody."""
    del notice, at
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The outbox inside one transaction, and how a change is shown live in that transaction."""

    outbox: Outbox
    show: Callable[[Notice, datetime], int] = unseen  # returns the feed position


DeskFactory = Callable[[], AbstractContextManager[Desk]]

"""The port to the outside: one a channel."""

from typing import Protocol

from tocsin.statements.publishing import outcomes
from tocsin.statements.publishing.model import Parcel


class Publisher(Protocol):
    """Carries words to one place. It never raises for what the network or the place does."""

    @property
    def by_hand(self) -> bool:
        """Return whether a person carries them."""
        ...

    @property
    def tells(self) -> bool:
        """Return whether a look tells for certain, so that what was doubtful clears up alone."""
        ...

    async def publish(self, parcel: Parcel) -> outcomes.Outcome:
        """Try once: Out, Refused, NotSent or Unclear; Out only with the place's own proof."""
        ...

    async def look(self, parcel: Parcel) -> outcomes.Outcome:
        """Read back whether it is out: Out, Absent or Unknown. Changes nothing."""
        ...

    async def close(self) -> None:
        """Close its connections."""
        ...

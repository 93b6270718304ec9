"""What listening asks of the world."""

from collections.abc import AsyncIterator
from typing import Protocol, runtime_checkable

from tocsin.listening.model import Batch


class Connector(Protocol):
    """Brings posts in from one source.

    `batches(cursor)` begins behind `cursor` (None = from the beginning) and goes on: a stream for
    ever, a poll one batch a fetch with its own waits, an import until its end. Taking up a cursor
    again brings everything after it at least once. Raises SourceFault (try again) or
    SourceRefused (a person must act).
    """

    def batches(self, cursor: str | None) -> AsyncIterator[Batch]:
        """Return the batches that follow `cursor`."""
        ...


@runtime_checkable
class Acknowledging(Protocol):
    """A connector that answers those who push to it only once their posts are committed."""

    def committed(self, cursor: str) -> None:
        """Take note that everything up to `cursor` is committed."""
        ...

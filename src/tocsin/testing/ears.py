"""Listening for a while, and what was heard."""

import asyncio
import pickle
from collections.abc import Iterable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tocsin import listening

_HEX = frozenset("0123456789abcdef")

End = listening.errors.SourceFault | listening.errors.SourceRefused | listening.errors.BadSettings
_ENDS = (
    listening.errors.SourceFault,
    listening.errors.SourceRefused,
    listening.errors.BadSettings,  # that show only where the file is looked into
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The batches of one hearing, and what ended it."""

    batches: tuple[listening.Batch, ...]
    parsed: tuple[listening.Parsed, ...]
    error: End | None

    def ids(self) -> set[str]:
        """Return the ids of the posts."""
        return set(self.column("post_id"))

    def created(self) -> list[datetime]:
        """Return when the posts say that they were written."""
        return self.column("created_at")

    def received(self) -> list[datetime]:
        """Return when the posts were received."""
        return self.column("received_at")

    def column(self, column: str) -> list[Any]:
        """Return one column of all posts, in the order they came."""
        return [told for p in self.parsed for told in p.posts.column(column).to_pylist()]

    def faults(self) -> list[listening.Fault]:
        """Return what could not be taken in."""
        return [fault for p in self.parsed for fault in p.faults]

    @property
    def cursor(self) -> str | None:
        """Return the cursor behind all of it."""
        return self.batches[-1].cursor if self.batches else None

    @property
    def is_posts(self) -> bool:
        """Return whether the rows are POSTS rows."""
        return all(parsed.posts.schema == listening.POSTS for parsed in self.parsed)

    @property
    def is_pure(self) -> bool:
        """Return whether the same bytes give the same posts, in another process too."""
        return all(map(_is_pure, self.batches))

    @property
    def is_pseudonymous(self) -> bool:
        """Return whether every account is a pseudonym."""
        accounts = set(self.column("account")) - {""}
        return all(len(account) == 20 and set(account) <= _HEX for account in accounts)  # noqa: PLR2004 - kernel.pseudonyms


async def hear(
    source: listening.Connector,
    cursor: str | None,
    *,
    wanted: Iterable[str] = (),
    at_least: int = 0,
    patience_s: float,
) -> Heard:
    """Listen until all that is wanted came, the source ends, fails, or patience does."""
    batches: list[listening.Batch] = []
    parsed: list[listening.Parsed] = []
    missing = set(wanted)
    error: End | None = None
    stream = source.batches(cursor)
    try:
        async with asyncio.timeout(patience_s), aclosing(stream):  # type: ignore[type-var]  # generators close
            async for batch in stream:
                batches.append(batch)
                parsed.append(batch.parse())
                _tell_committed(source, batch.cursor)
                missing -= set(parsed[-1].posts.column("post_id").to_pylist())
                if not missing and len(batches) >= at_least:
                    break
    except TimeoutError:
        pass
    except _ENDS as refused:
        error = refused
    return Heard(batches=tuple(batches), parsed=tuple(parsed), error=error)


def _tell_committed(source: object, cursor: str) -> None:
    if isinstance(source, listening.ports.Acknowledging):
        source.committed(cursor)


def _is_pure(batch: listening.Batch) -> bool:
    once, again = batch.parse(), pickle.loads(pickle.dumps(batch.parse))()  # noqa: S301 - our own
    return bool(once == again)

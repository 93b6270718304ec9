"""How every source is doing, as the runtime knows it; the writer commits what changed.

While nothing can be kept, no source is heard, however well it answers: what is not stored is not
measured either, and must not look like calm.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Literal

from tocsin import listening
from tocsin.adapters import sql

_NOT_KEPT = "listening.why.not_kept"
_REFUSALS = (sql.errors.StoreBroken, sql.errors.StoreBusy, sql.errors.StoreFull)


class HealthBoard:
    """The health of all sources."""

    def __init__(self, known: Mapping[str, listening.SourceHealth]) -> None:
        self._health = dict(known)
        self._changed: set[str] = set()
        self._refused: set[str] = set()

    @property
    def known(self) -> Mapping[str, listening.SourceHealth]:
        """Return the health of each source by its id; all are failing while the store refuses."""
        if not self.is_stalled:
            return self._health
        return {
            source_id: replace(health, status="failing", fault=_NOT_KEPT)
            for source_id, health in list(self._health.items())  # others note meanwhile
        }

    @property
    def is_stalled(self) -> bool:
        """Return whether the store has refused something, and not yet taken the like of it."""
        return bool(self._refused)

    @contextmanager
    def keeping(self, what: str) -> Iterator[None]:
        """Take note of whether the store takes `what`."""
        try:
            yield
        except _REFUSALS:
            self._refused.add(what)
            raise
        self._refused.discard(what)

    def of(self, source_id: str) -> listening.SourceHealth:
        """Return the health of one source."""
        waiting = listening.SourceHealth(source_id=source_id, status="waiting")
        return self._health.get(source_id, waiting)

    def note(self, health: listening.SourceHealth) -> None:
        """Take note of a source's health."""
        if self._health.get(health.source_id) != health:
            self._health[health.source_id] = health
            self._changed.add(health.source_id)

    def fetched(self, source_id: str, now: datetime) -> None:
        """Take note of a good fetch."""
        was = self.of(source_id)
        self.note(replace(was, status="alive", last_fetch_at=now, fault="", failures=0))

    def failed(self, source_id: str, *, status: Literal["failing", "refused"], fault: str) -> int:
        """Take note of a failed fetch; returns how many there were in a row."""
        was = self.of(source_id)
        self.note(replace(was, status=status, fault=fault, failures=was.failures + 1))
        return was.failures + 1

    def committed(self, source_id: str, posts: int, newest: datetime | None) -> None:
        """Take note of posts that were committed."""
        was = self.of(source_id)
        last = max((at for at in (newest, was.last_post_at) if at is not None), default=None)
        self.note(replace(was, posts=was.posts + posts, last_post_at=last))

    def changed(self) -> list[listening.SourceHealth]:
        """Return what is not yet kept; it is told again until `kept` hears of it."""
        return [self._health[source_id] for source_id in sorted(self._changed)]

    def kept(self, committed: Iterable[listening.SourceHealth]) -> None:
        """Take note of what a commit has kept; what changed meanwhile waits for the next."""
        for health in committed:
            if self._health.get(health.source_id) == health:
                self._changed.discard(health.source_id)

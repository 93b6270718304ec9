"""The files in memory: the same law as SQL's."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from tocsin.statements.attaching.model import Kept


class Attachments:
    """ports.AttachmentBook."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Kept, bytes]] = {}

    def add(self, one: Kept, content: bytes) -> None:
        """Keep a file; the same bytes a second time are the first."""
        self._kept.setdefault(one.sha256, (one, content))

    def about(self, sha256: str) -> Kept | None:
        """Return what is known of a file."""
        found = self._kept.get(sha256)
        return found[0] if found else None

    def content(self, sha256: str) -> bytes | None:
        """Return a file's bytes."""
        found = self._kept.get(sha256)
        return found[1] if found else None

    def weight(self) -> int:
        """Return how many bytes all of them have."""
        return sum(one.length for one, _ in self._kept.values())

    def brought(self, by: str, since: datetime) -> int:
        """Return how many bytes one person has brought since then."""
        kept = (one for one, _ in self._kept.values())
        return sum(one.length for one in kept if one.by == by and one.at > since)

    def let_go(self, named: Collection[str], before: datetime) -> list[str]:
        """Forget what is older, did not go out and is not named; return which."""
        gone = [
            one.sha256
            for one, _ in self._kept.values()
            if one.out_at is None and one.at < before and one.sha256 not in named
        ]
        for sha256 in gone:
            del self._kept[sha256]
        return gone

    def let_out(self, some: Iterable[str], now: datetime) -> None:
        """Let everybody fetch them from now on."""
        for sha256 in some:
            if sha256 in self._kept:
                one, content = self._kept[sha256]
                self._kept[sha256] = (replace(one, out_at=one.out_at or now), content)

"""Posts that were edited after they were stored: the version that the figures count now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Column, Connection, LargeBinary, Table, delete, select

from tocsin.adapters.sql.metadata import METADATA, Instant
from tocsin.adapters.sql.upserting import upsert

_CHUNK = 500

EDITS = Table(
    "edits",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),  # listening.keys
    Column("minute", BigInteger, nullable=False, index=True),  # of its creation
    Column("edited_at", Instant, nullable=False),
    Column("post", LargeBinary, nullable=False),  # the stored row, as Arrow IPC
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A post as it was edited last."""

    key: int
    minute: int
    edited_at: datetime
    post: bytes


class Edits:
    """One row a post; its latest version stands in place of the one before."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, keys: Sequence[int]) -> Mapping[int, Edited]:
        """Return those of posts that were ever edited, by key."""
        found: dict[int, Edited] = {}
        for begin in range(0, len(keys), _CHUNK):
            wanted = select(EDITS).where(EDITS.c.key.in_(keys[begin : begin + _CHUNK]))
            for row in self._connection.execute(wanted).mappings():
                found[row["key"]] = Edited(**row)
        return found

    def put(self, some: Iterable[Edited]) -> None:
        """Keep the versions that count from now on."""
        rows = [
            {"key": one.key, "minute": one.minute, "edited_at": one.edited_at, "post": one.post}
            for one in some
        ]
        upsert(self._connection, EDITS, rows)

    def remove(self, keys: Sequence[int]) -> None:
        """Forget posts: they were deleted."""
        for begin in range(0, len(keys), _CHUNK):
            gone = EDITS.c.key.in_(keys[begin : begin + _CHUNK])
            self._connection.execute(delete(EDITS).where(gone))

    def erase(self, before_minute: int) -> None:
        """Let go of what is older than the figures (retention)."""
        self._connection.execute(delete(EDITS).where(EDITS.c.minute < before_minute))

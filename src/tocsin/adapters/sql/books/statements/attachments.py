"""Files that go out with words, by the hash of their bytes."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from tocsin.adapters.sql.books.statements.tables import ATTACHMENTS
from tocsin.statements import attaching

_ABOUT = [one for one in ATTACHMENTS.c if one.name != "content"]


class Attachments:
    """Bytes and what is known of them; `statements.ports.AttachmentBook` says what verbs mean."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, one: attaching.Kept, content: bytes) -> None:
        """Keep a file; the same bytes a second time are the first."""
        if self.about(one.sha256) is None:
            row = {name: getattr(one, name) for name in one.__slots__}
            self._connection.execute(insert(ATTACHMENTS), {**row, "content": content})

    def about(self, sha256: str) -> attaching.Kept | None:
        """Return what is known of a file."""
        wanted = select(*_ABOUT).where(ATTACHMENTS.c.sha256 == sha256)
        found = self._connection.execute(wanted).mappings().first()
        return None if found is None else attaching.Kept(**found)

    def content(self, sha256: str) -> bytes | None:
        """Return a file's bytes."""
        wanted = select(ATTACHMENTS.c.content).where(ATTACHMENTS.c.sha256 == sha256)
        return self._connection.scalar(wanted)

    def weight(self) -> int:
        """Return how many bytes all of them have."""
        return int(self._connection.scalar(select(func.sum(ATTACHMENTS.c.length))) or 0)

    def brought(self, by: str, since: datetime) -> int:
        """Return how many bytes one person has brought since then."""
        theirs = (ATTACHMENTS.c.by == by, ATTACHMENTS.c.at > since)
        return int(
            self._connection.scalar(select(func.sum(ATTACHMENTS.c.length)).where(*theirs)) or 0
        )

    def let_go(self, named: Collection[str], before: datetime) -> list[str]:
        """Forget what is older, did not go out and is not named; return which."""
        old = (ATTACHMENTS.c.out_at.is_(None), ATTACHMENTS.c.at < before)
        found = self._connection.scalars(select(ATTACHMENTS.c.sha256).where(*old))
        gone = [one for one in found if one not in named]
        for sha256 in gone:
            self._connection.execute(delete(ATTACHMENTS).where(ATTACHMENTS.c.sha256 == sha256))
        return gone

    def let_out(self, some: Iterable[str], now: datetime) -> None:
        """Let everybody fetch them from now on."""
        named = ATTACHMENTS.c.sha256.in_(list(some))
        kept_in = update(ATTACHMENTS).where(named, ATTACHMENTS.c.out_at.is_(None))
        self._connection.execute(kept_in.values(out_at=now))

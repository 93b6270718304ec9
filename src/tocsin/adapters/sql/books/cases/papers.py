"""The books of papers, evidence and playbooks."""

from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy import Connection, delete, insert, select

from tocsin import cases
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.cases.tables import CASE_EVIDENCE, CASE_PAPERS, PLAYBOOKS
from tocsin.adapters.sql.metadata import instant
from tocsin.adapters.sql.upserting import upsert

T = TypeVar("T")
_EPOCH = instant(0)


class PaperBook(Generic[T]):
    """One kind of paper."""

    def __init__(
        self, connection: Connection, kind: type[T], columns: tuple[str, str, str]
    ) -> None:
        """Make one; `columns` name the fields that hold its id, its case ("" = none), its time."""
        self._connection, self._kind, self._name = connection, kind, kind.__name__.lower()
        self._id, self._case, self._at = columns

    def put(self, one: T) -> None:
        """Keep one, in place of its older self."""
        row = {
            "kind": self._name,
            "paper_id": getattr(one, self._id),
            "case_id": getattr(one, self._case) if self._case else "",
            "at": getattr(one, self._at) or _EPOCH,
            "body": wire.told(one),
        }
        upsert(self._connection, CASE_PAPERS, [row])

    def get(self, paper_id: str) -> T | None:
        """Return one."""
        table = CASE_PAPERS
        wanted = select(table.c.body).where(
            table.c.kind == self._name, table.c.paper_id == paper_id
        )
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, self._kind)

    def of(self, case_id: str, limit: int = 1000) -> list[T]:
        """Return a case's, the newest first."""
        return self._read(case_id, limit)

    def all(self, limit: int = 1000) -> list[T]:
        """Return every case's, the newest first."""
        return self._read(None, limit)

    def _read(self, case_id: str | None, limit: int) -> list[T]:
        table = CASE_PAPERS
        wanted = select(table.c.body).where(table.c.kind == self._name)
        if case_id is not None:
            wanted = wanted.where(table.c.case_id == case_id)
        ordered = wanted.order_by(table.c.at.desc(), table.c.paper_id.desc()).limit(limit)
        return [wire.taken(body, self._kind) for body in self._connection.scalars(ordered)]


class EvidenceBook:
    """Snapshots, chained: a change shows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, one: cases.evidence.Snapshot) -> None:
        """Add one to its case's chain."""
        row = {
            "case_id": one.case_id,
            "number": one.number,
            "snapshot_id": one.snapshot_id,
            "body": wire.told(one),
        }
        self._connection.execute(insert(CASE_EVIDENCE), row)

    def last(self, case_id: str) -> cases.evidence.Snapshot | None:
        """Return a case's newest."""
        table = CASE_EVIDENCE
        wanted = select(table.c.body).where(table.c.case_id == case_id)
        body = self._connection.scalar(wanted.order_by(table.c.number.desc()).limit(1))
        return None if body is None else wire.taken(body, cases.evidence.Snapshot)

    def of(self, case_id: str) -> list[cases.evidence.Snapshot]:
        """Return a case's, in order."""
        table = CASE_EVIDENCE
        wanted = select(table.c.body).where(table.c.case_id == case_id).order_by(table.c.number)
        bodies = self._connection.scalars(wanted)
        return [wire.taken(body, cases.evidence.Snapshot) for body in bodies]

    def drop(self, case_id: str) -> int:
        """Let go of a case's; returns how many there were."""
        table = CASE_EVIDENCE
        return self._connection.execute(delete(table).where(table.c.case_id == case_id)).rowcount


class PlaybookBook:
    """The house's own playbooks, every version."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: cases.playbooks.Playbook, text: str, *, by: str, at: datetime) -> None:
        """Keep a version with the text it was read from."""
        row = {
            "code": one.code,
            "version": one.version,
            "by": by,
            "at": at,
            "text": wire.printable(text),
            "body": wire.told(one),
        }
        self._connection.execute(insert(PLAYBOOKS), row)

    def newest(self, code: str) -> cases.playbooks.Playbook | None:
        """Return the newest version."""
        wanted = select(PLAYBOOKS.c.body).where(PLAYBOOKS.c.code == code)
        body = self._connection.scalar(wanted.order_by(PLAYBOOKS.c.version.desc()).limit(1))
        return None if body is None else wire.taken(body, cases.playbooks.Playbook)

    def text(self, code: str, version: int) -> str | None:
        """Return the text of a version."""
        wanted = select(PLAYBOOKS.c.text).where(
            PLAYBOOKS.c.code == code, PLAYBOOKS.c.version == version
        )
        return self._connection.scalar(wanted)

    def versions(self, code: str) -> list[tuple[int, str, datetime]]:
        """Return (version, who put it, when), the newest first."""
        table = PLAYBOOKS
        wanted = select(table.c.version, table.c.by, table.c.at).where(table.c.code == code)
        found = self._connection.execute(wanted.order_by(table.c.version.desc()))
        return [(row.version, row.by, row.at) for row in found]

    def codes(self) -> list[str]:
        """Return the codes of all."""
        return sorted(self._connection.scalars(select(PLAYBOOKS.c.code).distinct()))

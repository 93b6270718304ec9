"""Everybody and everything the directory knows, the rota, and who has read which policy."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, delete, select

from tocsin import directory
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.directory.tables import (
    DIRECTORY_ENTRIES,
    DUTY_SHIFTS,
    POLICY_READS,
)
from tocsin.adapters.sql.upserting import upsert

E = TypeVar("E", bound=directory.entries.Entry)
_Shift, _Read = directory.entries.Shift, directory.entries.Read
_kind_of = directory.entries.checking.kind_of


class Entries:
    """Entries by kind and id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: directory.entries.Entry) -> None:
        """Keep an entry, in place of its older self."""
        row = {
            "kind": _kind_of(one),
            "entry_id": one.entry_id,
            "name": one.name,
            "body": wire.told(one),
        }
        upsert(self._connection, DIRECTORY_ENTRIES, [row])

    def get(self, kind: type[E], entry_id: str) -> E | None:
        """Return an entry."""
        wanted = select(DIRECTORY_ENTRIES.c.body).where(
            DIRECTORY_ENTRIES.c.kind == _kind_of(kind), DIRECTORY_ENTRIES.c.entry_id == entry_id
        )
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, kind)

    def all(self, kind: type[E]) -> list[E]:
        """Return all of a kind, in the order of their names."""
        wanted = select(DIRECTORY_ENTRIES.c.body).where(DIRECTORY_ENTRIES.c.kind == _kind_of(kind))
        found = [wire.taken(body, kind) for body in self._connection.scalars(wanted)]
        return sorted(found, key=lambda one: (one.name, one.entry_id))

    def remove(self, kind: type[directory.entries.Entry], entry_id: str) -> bool:
        """Forget an entry; returns whether there was one."""
        gone = delete(DIRECTORY_ENTRIES).where(
            DIRECTORY_ENTRIES.c.kind == _kind_of(kind), DIRECTORY_ENTRIES.c.entry_id == entry_id
        )
        return self._connection.execute(gone).rowcount > 0


class Shifts:
    """The rota."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, some: Sequence[directory.entries.Shift]) -> None:
        """Keep shifts, each in place of its older self."""
        rows = [
            {column.name: getattr(one, column.name) for column in DUTY_SHIFTS.columns}
            for one in some
        ]
        upsert(self._connection, DUTY_SHIFTS, rows)

    def get(self, shift_id: str) -> directory.entries.Shift | None:
        """Return a shift."""
        wanted = select(DUTY_SHIFTS).where(DUTY_SHIFTS.c.shift_id == shift_id)
        row = self._connection.execute(wanted).mappings().first()
        return None if row is None else _Shift(**row)

    def between(self, since: datetime, until: datetime) -> list[directory.entries.Shift]:
        """Return the shifts that touch since <= t < until, the first to begin first."""
        begins_at, ends_at = DUTY_SHIFTS.c.begins_at, DUTY_SHIFTS.c.ends_at
        wanted = select(DUTY_SHIFTS).where(begins_at < until, ends_at > since)
        ordered = wanted.order_by(begins_at, DUTY_SHIFTS.c.shift_id)
        return [_Shift(**row) for row in self._connection.execute(ordered).mappings()]

    def remove(self, shift_id: str) -> bool:
        """Forget a shift; returns whether there was one."""
        gone = delete(DUTY_SHIFTS).where(DUTY_SHIFTS.c.shift_id == shift_id)
        return self._connection.execute(gone).rowcount > 0


class Reads:
    """Who has read which version of a policy."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: directory.entries.Read) -> None:
        """Keep that somebody has read; the first time counts."""
        if any(each.person_id == one.person_id for each in self.of(one.policy_id, one.version)):
            return
        row = {column.name: getattr(one, column.name) for column in POLICY_READS.columns}
        upsert(self._connection, POLICY_READS, [row])

    def of(self, policy_id: str, version: int) -> list[directory.entries.Read]:
        """Return who has read a version, the first first."""
        table = POLICY_READS.c
        wanted = select(POLICY_READS).where(table.policy_id == policy_id, table.version == version)
        ordered = wanted.order_by(table.at, table.person_id)
        return [_Read(**row) for row in self._connection.execute(ordered).mappings()]

"""Statements, and their drafts version by version."""

from sqlalchemy import Connection, insert, select, update

from tocsin import statements
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.statements.tables import DRAFTS, STATEMENTS
from tocsin.adapters.sql.upserting import upsert
from tocsin.statements import drafting


class Drafts:
    """What is written; `statements.ports.DraftBook` says what each verb means."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: drafting.Statement) -> None:
        """Keep a statement, in place of its older self."""
        row = {
            "statement_id": one.statement_id,
            "case_id": one.case_id,
            "opened_at": one.opened_at,
            "body": wire.told(one),
        }
        upsert(self._connection, STATEMENTS, [row])

    def statement(self, statement_id: str) -> drafting.Statement | None:
        """Return one."""
        wanted = select(STATEMENTS.c.body).where(STATEMENTS.c.statement_id == statement_id)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, drafting.Statement)

    def statements(
        self, *, case_id: str | None = None, limit: int = 200
    ) -> list[drafting.Statement]:
        """Return them, the newest first."""
        wanted = select(STATEMENTS.c.body)
        if case_id is not None:
            wanted = wanted.where(STATEMENTS.c.case_id == case_id)
        newest = (STATEMENTS.c.opened_at.desc(), STATEMENTS.c.statement_id.desc())
        bodies = self._connection.scalars(wanted.order_by(*newest).limit(limit))
        return [wire.taken(body, drafting.Statement) for body in bodies]

    def add(self, one: drafting.Draft) -> None:
        """Keep a version of a draft."""
        before = self.newest(one.draft_id)
        number = before.number if before else 0
        if one.number != number + 1:
            raise statements.errors.Moved(id=one.draft_id, expected=one.number - 1, number=number)
        former = update(DRAFTS).where(DRAFTS.c.draft_id == one.draft_id)
        self._connection.execute(former.values(is_newest=False))
        row = {
            "draft_id": one.draft_id,
            "number": one.number,
            "statement_id": one.statement_id,
            "is_newest": True,
            "body": wire.told(one),
        }
        self._connection.execute(insert(DRAFTS), row)

    def newest(self, draft_id: str) -> drafting.Draft | None:
        """Return a draft as it reads now."""
        wanted = select(DRAFTS.c.body).where(DRAFTS.c.draft_id == draft_id, DRAFTS.c.is_newest)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, drafting.Draft)

    def versions(self, draft_id: str) -> list[drafting.Draft]:
        """Return all versions, the newest first."""
        wanted = select(DRAFTS.c.body).where(DRAFTS.c.draft_id == draft_id)
        bodies = self._connection.scalars(wanted.order_by(DRAFTS.c.number.desc()))
        return [wire.taken(body, drafting.Draft) for body in bodies]

    def of_statement(self, statement_id: str) -> list[drafting.Draft]:
        """Return every draft of a statement as it reads now, in the order they were begun."""
        of = DRAFTS.c.statement_id == statement_id
        wanted = select(DRAFTS.c.body).where(of, DRAFTS.c.is_newest).order_by(DRAFTS.c.draft_id)
        return [wire.taken(body, drafting.Draft) for body in self._connection.scalars(wanted)]

    def attached(self) -> frozenset[str]:
        """Return the hashes of all files that any version of any draft names."""
        wanted = select(DRAFTS.c.body).where(DRAFTS.c.body.contains('"sha256"'))
        every = (wire.taken(body, drafting.Draft) for body in self._connection.scalars(wanted))
        return frozenset(it.sha256 for each in every for it in each.attachments)

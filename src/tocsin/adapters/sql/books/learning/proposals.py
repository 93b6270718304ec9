"""Proposals of other budgets, and what became of them."""

from sqlalchemy import Connection, select

from tocsin import warning
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.learning.tables import PROPOSALS
from tocsin.adapters.sql.upserting import upsert


class Proposals:
    """What the ledger proposes; deciding changes a row, the audit trail keeps who and why."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: warning.ledger.Proposal) -> None:
        """Keep one, in place of its older self."""
        row = {
            "proposal_id": one.proposal_id,
            "watch_id": one.watch_id,
            "at": one.at,
            "state": str(one.state),
            "body": wire.told(one),
        }
        upsert(self._connection, PROPOSALS, [row])

    def get(self, proposal_id: str) -> warning.ledger.Proposal | None:
        """Return one."""
        wanted = select(PROPOSALS.c.body).where(PROPOSALS.c.proposal_id == proposal_id)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, warning.ledger.Proposal)

    def all(self, watch_id: str | None = None, limit: int = 100) -> list[warning.ledger.Proposal]:
        """Return them, the newest first."""
        wanted = select(PROPOSALS.c.body)
        if watch_id is not None:
            wanted = wanted.where(PROPOSALS.c.watch_id == watch_id)
        ordered = wanted.order_by(PROPOSALS.c.at.desc(), PROPOSALS.c.proposal_id.desc())
        bodies = self._connection.scalars(ordered.limit(limit))
        return [wire.taken(body, warning.ledger.Proposal) for body in bodies]

    def withdraw_open(self, watch_id: str) -> None:
        """Drop what nobody decided on: newer verdicts make newer proposals."""
        gone = PROPOSALS.delete().where(
            PROPOSALS.c.watch_id == watch_id, PROPOSALS.c.state == str(warning.ledger.State.OPEN)
        )
        self._connection.execute(gone)

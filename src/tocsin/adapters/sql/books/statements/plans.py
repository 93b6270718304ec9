"""Release plans, turn by turn."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from tocsin import statements
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.statements.tables import TURNS
from tocsin.adapters.sql.upserting import upsert


class Plans:
    """Turns; `statements.ports.PlanBook` says what each verb means."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: statements.planning.Turn) -> None:
        """Keep one, in place of its older self."""
        wanted = select(TURNS.c.number).where(TURNS.c.turn_id == one.turn_id)
        number = self._connection.scalar(wanted) or 0
        if one.number != number + 1:
            raise statements.errors.Moved(id=one.turn_id, expected=one.number - 1, number=number)
        row = {
            "turn_id": one.turn_id,
            "case_id": one.case_id,
            "number": one.number,
            "body": wire.told(one),
        }
        upsert(self._connection, TURNS, [row])

    def get(self, turn_id: str) -> statements.planning.Turn | None:
        """Return one."""
        body = self._connection.scalar(select(TURNS.c.body).where(TURNS.c.turn_id == turn_id))
        return None if body is None else wire.taken(body, statements.planning.Turn)

    def of_case(self, case_id: str) -> list[statements.planning.Turn]:
        """Return a case's."""
        return self.of_all([case_id])

    def of_all(self, case_ids: Sequence[str]) -> list[statements.planning.Turn]:
        """Return those of some cases."""
        wanted = select(TURNS.c.body).where(TURNS.c.case_id.in_(case_ids)).order_by(TURNS.c.turn_id)
        return [
            wire.taken(body, statements.planning.Turn) for body in self._connection.scalars(wanted)
        ]

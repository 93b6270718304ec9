"""Facts, version by version."""

from sqlalchemy import Connection, insert, select, update

from tocsin import statements
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.statements.tables import FACTS


class Facts:
    """The ledger; `statements.ports.FactBook` says what each verb means."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, one: statements.facts.Fact) -> None:
        """Keep a version."""
        before = self.newest(one.fact_id)
        number = before.number if before else 0
        if one.number != number + 1:
            raise statements.errors.Moved(id=one.fact_id, expected=one.number - 1, number=number)
        former = update(FACTS).where(FACTS.c.fact_id == one.fact_id)
        self._connection.execute(former.values(is_newest=False))
        row = {
            "fact_id": one.fact_id,
            "number": one.number,
            "case_id": one.case_id,
            "is_newest": True,
            "body": wire.told(one),
        }
        self._connection.execute(insert(FACTS), row)

    def newest(self, fact_id: str) -> statements.facts.Fact | None:
        """Return a fact as it stands."""
        wanted = select(FACTS.c.body).where(FACTS.c.fact_id == fact_id, FACTS.c.is_newest)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, statements.facts.Fact)

    def history(self, fact_id: str) -> list[statements.facts.Fact]:
        """Return all versions, the newest first."""
        wanted = select(FACTS.c.body).where(FACTS.c.fact_id == fact_id)
        bodies = self._connection.scalars(wanted.order_by(FACTS.c.number.desc()))
        return [wire.taken(body, statements.facts.Fact) for body in bodies]

    def of_case(self, case_id: str) -> list[statements.facts.Fact]:
        """Return every fact of a case as it stands, in the order they were first recorded."""
        wanted = select(FACTS.c.body).where(FACTS.c.case_id == case_id, FACTS.c.is_newest)
        bodies = self._connection.scalars(wanted.order_by(FACTS.c.fact_id))
        return [wire.taken(body, statements.facts.Fact) for body in bodies]

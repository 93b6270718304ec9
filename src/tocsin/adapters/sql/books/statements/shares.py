"""What partners may see of cases."""

from sqlalchemy import ColumnElement, Connection, select

from tocsin import statements
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.statements.tables import SHARES
from tocsin.adapters.sql.upserting import upsert

_Share = statements.sharing.Share


class Shares:
    """Shares; `statements.ports.ShareBook` says what each verb means."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: _Share) -> None:
        """Keep one, in place of its older self."""
        row = {
            "share_id": one.share_id,
            "case_id": one.case_id,
            "key_hash": one.key_hash,
            "body": wire.told(one),
        }
        upsert(self._connection, SHARES, [row])

    def get(self, share_id: str) -> _Share | None:
        """Return one."""
        return self._one(SHARES.c.share_id == share_id)

    def by_key(self, key_hash: str) -> _Share | None:
        """Return the one that a key opens."""
        return self._one(SHARES.c.key_hash == key_hash)

    def of_case(self, case_id: str) -> list[_Share]:
        """Return a case's, the newest first."""
        wanted = select(SHARES.c.body).where(SHARES.c.case_id == case_id)
        found = [wire.taken(body, _Share) for body in self._connection.scalars(wanted)]
        return sorted(found, key=lambda one: (one.at, one.share_id), reverse=True)

    def _one(self, is_it: ColumnElement[bool]) -> _Share | None:
        body = self._connection.scalar(select(SHARES.c.body).where(is_it))
        return None if body is None else wire.taken(body, _Share)

"""Machine-written texts, kept for a group of copies; and tokens, counted before they are spent."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.asking.tables import TOKENS_SPENT, WRITINGS
from tocsin.adapters.sql.upserting import upsert
from tocsin.enrichment import asking

_AT_ONCE = 500


class Writings:
    """What was written, by kind, group and language."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: asking.Written) -> None:
        """Keep one, in place of what was written before."""
        row = {
            "kind": one.kind,
            "group_key": one.group,
            "language": one.language,
            "at": one.at,
            "body": wire.told(one),
        }
        upsert(self._connection, WRITINGS, [row])

    def of(
        self, kind: asking.Kind, groups: Sequence[int], language: str
    ) -> dict[int, asking.Written]:
        """Return what was written of these groups."""
        found: dict[int, asking.Written] = {}
        table = WRITINGS
        for first in range(0, len(groups), _AT_ONCE):
            wanted = select(table.c.body).where(
                table.c.kind == kind,
                table.c.language == language,
                table.c.group_key.in_(groups[first : first + _AT_ONCE]),
            )
            for body in self._connection.scalars(wanted):
                one = wire.taken(body, asking.Written)
                found[one.group] = one
        return found

    def reserve(self, tokens: int, limit: int, now: datetime) -> bool:
        """Take tokens of today's; False where that would be more than `limit` a day (UTC)."""
        spent = self.spent(now)
        if spent + tokens > limit:
            return False
        self._set(spent + tokens, now)
        return True

    def settle(self, reserved: int, used: int, now: datetime) -> None:
        """Give back what was reserved and not used."""
        self._set(max(self.spent(now) - reserved + used, 0), now)

    def spent(self, now: datetime) -> int:
        """Return today's tokens."""
        wanted = select(TOKENS_SPENT.c.tokens).where(TOKENS_SPENT.c.day == _day(now))
        return int(self._connection.scalar(wanted) or 0)

    def erase(self, before: datetime) -> None:
        """Let go of what was written before a time (retention)."""
        self._connection.execute(WRITINGS.delete().where(WRITINGS.c.at < before))

    def _set(self, tokens: int, now: datetime) -> None:
        upsert(self._connection, TOKENS_SPENT, [{"day": _day(now), "tokens": tokens}])


def _day(now: datetime) -> str:
    return now.astimezone(UTC).date().isoformat()

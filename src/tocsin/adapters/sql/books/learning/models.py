"""Risk models: every version stays, at most one is in use."""

from sqlalchemy import Connection, func, select

from tocsin import warning
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.learning.tables import RISK_MODELS
from tocsin.adapters.sql.upserting import upsert


class RiskModels:
    """What was trained, how it compares, and who put it in use."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_version(self) -> int:
        """Return the version that the next model gets."""
        return int(self._connection.scalar(select(func.max(RISK_MODELS.c.version))) or 0) + 1

    def put(self, one: warning.risk.Shelved) -> None:
        """Keep one, in place of its older self; its weights never change."""
        row = {
            "version": one.model.version,
            "at": one.model.at,
            "state": str(one.state),
            "body": wire.told(one),
        }
        upsert(self._connection, RISK_MODELS, [row])

    def get(self, version: int) -> warning.risk.Shelved | None:
        """Return one."""
        wanted = select(RISK_MODELS.c.body).where(RISK_MODELS.c.version == version)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, warning.risk.Shelved)

    def all(self) -> list[warning.risk.Shelved]:
        """Return them, the newest first."""
        wanted = select(RISK_MODELS.c.body).order_by(RISK_MODELS.c.version.desc())
        return [wire.taken(body, warning.risk.Shelved) for body in self._connection.scalars(wanted)]

    def mark(self) -> tuple[int, str]:
        """Return what differs whenever another model, or none, is in use."""
        used = str(warning.risk.State.IN_USE)
        wanted = select(RISK_MODELS.c.version, RISK_MODELS.c.body).where(
            RISK_MODELS.c.state == used
        )
        row = self._connection.execute(wanted).first()
        return (0, "") if row is None else (int(row.version), str(row.body))

    def in_use(self) -> warning.risk.Shelved | None:
        """Return the one that people put in use, None while the rules stand alone."""
        used = str(warning.risk.State.IN_USE)
        wanted = select(RISK_MODELS.c.body).where(RISK_MODELS.c.state == used)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, warning.risk.Shelved)

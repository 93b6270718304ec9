"""Who signed what, and who broke a glass."""

from sqlalchemy import Connection, select

from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.statements.tables import GLASS_BREAKS, SIGNATURES
from tocsin.adapters.sql.upserting import upsert
from tocsin.statements import signing


class Signatures:
    """Words on texts; `statements.ports.SignatureBook` says what each verb means."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: signing.Signature) -> None:
        """Keep one, in place of its older self."""
        row = {
            "signature_id": one.signature_id,
            "draft_id": one.draft_id,
            "at": one.at,
            "body": wire.told(one),
        }
        upsert(self._connection, SIGNATURES, [row])

    def of_draft(self, draft_id: str) -> list[signing.Signature]:
        """Return all, the oldest first, the withdrawn and void too."""
        wanted = select(SIGNATURES.c.body).where(SIGNATURES.c.draft_id == draft_id)
        ordered = wanted.order_by(SIGNATURES.c.at, SIGNATURES.c.signature_id)
        return [wire.taken(body, signing.Signature) for body in self._connection.scalars(ordered)]

    def put_break(self, one: signing.GlassBreak) -> None:
        """Keep one, in place of its older self."""
        row = {
            "break_id": one.break_id,
            "at": one.at,
            "is_open": one.reviewed_at is None,
            "body": wire.told(one),
        }
        upsert(self._connection, GLASS_BREAKS, [row])

    def glass_break(self, break_id: str) -> signing.GlassBreak | None:
        """Return one."""
        wanted = select(GLASS_BREAKS.c.body).where(GLASS_BREAKS.c.break_id == break_id)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, signing.GlassBreak)

    def breaks(self, *, is_open: bool = False, limit: int = 200) -> list[signing.GlassBreak]:
        """Return them, the newest first."""
        wanted = select(GLASS_BREAKS.c.body)
        if is_open:
            wanted = wanted.where(GLASS_BREAKS.c.is_open)
        newest = (GLASS_BREAKS.c.at.desc(), GLASS_BREAKS.c.break_id.desc())
        bodies = self._connection.scalars(wanted.order_by(*newest).limit(limit))
        return [wire.taken(body, signing.GlassBreak) for body in bodies]

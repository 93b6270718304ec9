"""The outbox to the outside: in the same transaction as the signatures that let a text out."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, insert, select

from tocsin import statements
from tocsin.adapters.sql import wire
from tocsin.adapters.sql.books.statements.tables import PUBLICATION_ATTEMPTS, PUBLICATIONS
from tocsin.adapters.sql.upserting import upsert
from tocsin.statements import publishing

_LIVE = publishing.LIVE


class Publications:
    """What goes out; `statements.ports.PublicationBook` says what each verb means."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: publishing.Publication, attempt: publishing.Attempt) -> None:
        """Keep one as it stands now, and the step that brought it there."""
        live = one.draft_id if one.state in _LIVE else None
        self._refuse_second(one, live)
        row = {
            "publication_id": one.publication_id,
            "draft_id": one.draft_id,
            "live_draft_id": live,
            "state": str(one.state),
            "due_at": one.due_at,
            "published_at": one.published_at,
            "channel": one.channel,
            "case_id": one.case_id,
            "at": one.at,
            "body": wire.told(one),
        }
        upsert(self._connection, PUBLICATIONS, [row])
        entries = PUBLICATION_ATTEMPTS.c.publication_id == one.publication_id
        count = select(func.count()).select_from(PUBLICATION_ATTEMPTS).where(entries)
        step = {
            "publication_id": one.publication_id,
            "entry": int(self._connection.scalar(count) or 0) + 1,
            "body": wire.told(attempt),
        }
        self._connection.execute(insert(PUBLICATION_ATTEMPTS), step)

    def get(self, publication_id: str) -> publishing.Publication | None:
        """Return one."""
        wanted = select(PUBLICATIONS.c.body).where(PUBLICATIONS.c.publication_id == publication_id)
        body = self._connection.scalar(wanted)
        return None if body is None else wire.taken(body, publishing.Publication)

    def of_draft(self, draft_id: str) -> list[publishing.Publication]:
        """Return all of a draft, the newest first."""
        wanted = select(PUBLICATIONS.c.body).where(PUBLICATIONS.c.draft_id == draft_id)
        newest = (PUBLICATIONS.c.at.desc(), PUBLICATIONS.c.publication_id.desc())
        bodies = self._connection.scalars(wanted.order_by(*newest))
        return [wire.taken(body, publishing.Publication) for body in bodies]

    def attempts(self, publication_id: str) -> list[publishing.Attempt]:
        """Return all its steps, in order."""
        table = PUBLICATION_ATTEMPTS
        wanted = select(table.c.body).where(table.c.publication_id == publication_id)
        bodies = self._connection.scalars(wanted.order_by(table.c.entry))
        return [wire.taken(body, publishing.Attempt) for body in bodies]

    def within(
        self, states: Iterable[publishing.State], *, limit: int = 1_000
    ) -> list[publishing.Publication]:
        """Return those in these states, the first due first."""
        wanted = select(PUBLICATIONS.c.body).where(PUBLICATIONS.c.state.in_(sorted(states)))
        ordered = wanted.order_by(PUBLICATIONS.c.due_at, PUBLICATIONS.c.publication_id)
        bodies = self._connection.scalars(ordered.limit(limit))
        return [wire.taken(body, publishing.Publication) for body in bodies]

    def published(
        self, *, channel: str | None = None, case_id: str | None = None, limit: int = 100
    ) -> list[publishing.Publication]:
        """Return what is out, the newest first."""
        out = str(publishing.State.PUBLISHED)
        wanted = select(PUBLICATIONS.c.body).where(PUBLICATIONS.c.state == out)
        if channel is not None:
            wanted = wanted.where(PUBLICATIONS.c.channel == channel)
        if case_id is not None:
            wanted = wanted.where(PUBLICATIONS.c.case_id == case_id)
        newest = (PUBLICATIONS.c.published_at.desc(), PUBLICATIONS.c.publication_id.desc())
        bodies = self._connection.scalars(wanted.order_by(*newest).limit(limit))
        return [wire.taken(body, publishing.Publication) for body in bodies]

    def _refuse_second(self, one: publishing.Publication, live: str | None) -> None:
        columns = PUBLICATIONS.c
        others = select(columns.state).where(
            columns.live_draft_id == live, columns.publication_id != one.publication_id
        )
        state = self._connection.scalar(others) if live else None
        if state is not None:
            raise statements.errors.AlreadyOut(draft_id=one.draft_id, state=state)

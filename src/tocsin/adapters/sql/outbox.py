"""Notices on their way, in the transaction of whatever they tell of."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select

from tocsin import notices
from tocsin.adapters.sql import upserting, wire
from tocsin.adapters.sql.outbox_tables import NOTICE_ATTEMPTS, NOTICE_PROMISES, NOTICES
from tocsin.notices import bundling, delivery, errors, model, reading

_WAITING = tuple(str(state) for state in sorted(model.WAITING))
_IN_FLIGHT = tuple(str(state) for state in sorted(model.IN_FLIGHT))
_MANY = 10_000
_LATELY = 2_000


class Outbox:
    """The outbox; `notices.ports.Outbox` says what each verb means."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, notices: Sequence[model.Notice]) -> tuple[model.Notice, ...]:
        """Keep new notices and the promise to deliver them."""
        fresh = {one.notice_id: one for one in notices if self.get(one.notice_id) is None}
        promises = [{"notice_id": key, "at": one.created_at} for key, one in fresh.items()]
        upserting.insert_new(self._connection, NOTICE_PROMISES, promises)
        return self._keep(fresh.values())

    def due(
        self, now: datetime, limit: int, *, but: Iterable[str] = ()
    ) -> tuple[model.Notice, ...]:
        """Lease waiting notices, the gravest first and then the oldest."""
        columns = NOTICES.c
        wanted = (
            select(columns.body)
            .where(columns.state.in_(_WAITING), columns.due_at <= now)
            .where(columns.channel.not_in(tuple(but)))
            .order_by(columns.rank.desc(), columns.created_at, columns.notice_id)
            .limit(limit)
        )
        waiting = [_notice(row) for row in self._connection.execute(wanted)]
        return self._keep(delivery.lease(one, now) for one in waiting)

    def lapse(self, now: datetime, *, all_leases: bool = False) -> tuple[model.Notice, ...]:
        """Put notices whose sender vanished in doubt."""
        wanted = select(NOTICES.c.body).where(NOTICES.c.state == str(notices.State.LEASED))
        if not all_leases:
            wanted = wanted.where(NOTICES.c.due_at <= now)
        gone = [_notice(row) for row in self._connection.execute(wanted)]
        return tuple(self.settle(one.notice_id, delivery.lapsed(one, now)) for one in gone)

    def settle(self, notice_id: str, attempt: model.Attempt) -> model.Notice:
        """Enter one try's receipt."""
        settled = delivery.settle(self._found(notice_id), attempt)
        entries = NOTICE_ATTEMPTS.c.notice_id == notice_id
        count = select(func.count()).select_from(NOTICE_ATTEMPTS).where(entries)
        row = {
            "notice_id": notice_id,
            "entry": self._connection.execute(count).scalar_one() + 1,
            "body": wire.told(attempt),
        }
        self._connection.execute(insert(NOTICE_ATTEMPTS).values(row))
        return self._keep([settled])[0]

    def climb(self, now: datetime, limit: int = 100) -> tuple[model.Notice, ...]:
        """Escalate or end what is due to."""
        wanted = select(NOTICES.c.body).where(NOTICES.c.climb_at <= now)
        wanted = wanted.order_by(NOTICES.c.rank.desc(), NOTICES.c.climb_at).limit(limit)
        changed: list[model.Notice] = []
        for one in [_notice(row) for row in self._connection.execute(wanted)]:
            told, following = delivery.climb(one, now)
            changed += self._keep([told])
            changed += self.add([following] if following else [])
        return tuple(changed)

    def acknowledge(self, notice_id: str, person: str, at: datetime) -> tuple[model.Notice, ...]:
        """Enter who has seen it, for every notice of the same warning."""
        asked = self._keep([reading.read(self._found(notice_id), person, at)])
        others = self.acknowledge_warning(asked[0].warning_id, person, at)
        return (*asked, *others)

    def acknowledge_warning(
        self, warning_id: str, person: str, at: datetime
    ) -> tuple[model.Notice, ...]:
        """Enter who has seen a warning, for all of its notices."""
        unseen = self.recent(limit=_MANY, warning_id=warning_id, only_unacknowledged=True)
        known = [one for one in unseen if one.warning_id]
        return self._keep(reading.acknowledge(one, person, at) for one in known)

    def bundle(self, now: datetime) -> tuple[model.Notice, ...]:
        """Put held notices that are due into digests."""
        is_waiting = NOTICES.c.state == str(notices.State.PENDING)
        wanted = select(NOTICES.c.body).where(is_waiting, NOTICES.c.due_at <= now).limit(_MANY)
        due = [_notice(row) for row in self._connection.execute(wanted)]
        changed: list[model.Notice] = []
        for digest, several in bundling.bundles(due, now):
            changed += self.add([digest])
            changed += self._keep(several)
        return tuple(changed)

    def since(self, at: datetime) -> list[model.Notice]:
        """Return the notices made since, but those in the app."""
        is_out = NOTICES.c.channel != "in_app"
        wanted = select(NOTICES.c.body).where(NOTICES.c.created_at >= at, is_out)
        newest = wanted.order_by(NOTICES.c.created_at.desc()).limit(_LATELY)
        return [_notice(row) for row in self._connection.execute(newest)]

    def about(self, topic: str) -> list[model.Notice]:
        """Return every notice of a topic, the oldest first."""
        key = NOTICES.c.warning_id
        is_within = (key == topic) | key.startswith(f"{topic}/", autoescape=True)
        ordered = select(NOTICES.c.body).where(is_within)
        rows = ordered.order_by(NOTICES.c.created_at, NOTICES.c.notice_id).limit(_MANY)
        return [_notice(row) for row in self._connection.execute(rows)]

    def get(self, notice_id: str) -> model.Notice | None:
        """Return one notice."""
        wanted = select(NOTICES.c.body).where(NOTICES.c.notice_id == notice_id)
        row = self._connection.execute(wanted).one_or_none()
        return None if row is None else _notice(row)

    def recent(
        self,
        *,
        limit: int = 100,
        state: model.State | None = None,
        warning_id: str | None = None,
        channel: str | None = None,
        only_unacknowledged: bool = False,
    ) -> list[model.Notice]:
        """Return notices, the newest first."""
        asked: dict[str, object] = {
            "state": None if state is None else str(state),
            "warning_id": warning_id,
            "channel": channel,
            "is_acknowledged": False if only_unacknowledged else None,
        }
        filters = [NOTICES.c[name] == value for name, value in asked.items() if value is not None]
        newest = (NOTICES.c.created_at.desc(), NOTICES.c.notice_id.desc())
        wanted = select(NOTICES.c.body).where(*filters).order_by(*newest).limit(limit)
        return [_notice(row) for row in self._connection.execute(wanted)]

    def attempts(self, notice_id: str) -> list[model.Attempt]:
        """Return every try's receipt, in order."""
        entries = NOTICE_ATTEMPTS.c
        wanted = select(entries.body).where(entries.notice_id == notice_id)
        rows = self._connection.execute(wanted.order_by(entries.entry))
        return [wire.taken(row.body, model.Attempt) for row in rows]

    def oldest_age_s(self, now: datetime) -> float:
        """Return how long the oldest notice under way has been so."""
        columns = NOTICES.c
        waits = (columns.state == str(notices.State.PENDING)) & (columns.due_at > now)
        under_way = columns.state.in_(_IN_FLIGHT) & ~waits
        wanted = select(NOTICES.c.created_at).where(under_way).order_by(NOTICES.c.created_at)
        oldest = self._connection.execute(wanted.limit(1)).scalar_one_or_none()
        return 0.0 if oldest is None else max((now - oldest).total_seconds(), 0.0)

    def audit(self, now: datetime) -> model.Audit:
        """Return what was promised against what became of it."""
        del now
        required = self._connection.execute(select(func.count()).select_from(NOTICE_PROMISES))
        state, seen = NOTICES.c.state, NOTICES.c.is_acknowledged
        grouped = select(state, seen, func.count()).group_by(state, seen)
        counted = {(row[0], bool(row[1])): row[2] for row in self._connection.execute(grouped)}
        return model.Audit(
            required=required.scalar_one(),
            accepted=_total(counted, [str(notices.State.ACCEPTED)]),
            in_flight=_total(counted, _IN_FLIGHT),
            escalated=_total(counted, [str(notices.State.ESCALATED)]),
            dead=_total(counted, [str(notices.State.DEAD)]),
            dead_unacknowledged=counted.get((str(notices.State.DEAD), False), 0),
            bundled=_total(counted, [str(notices.State.BUNDLED)]),
        )

    def _found(self, notice_id: str) -> model.Notice:
        found = self.get(notice_id)
        if found is None:
            raise errors.UnknownNotice(notice_id=notice_id)
        return found

    def _keep(self, changed: Iterable[model.Notice]) -> tuple[model.Notice, ...]:
        kept = tuple(changed)
        upserting.upsert(self._connection, NOTICES, [_row(one) for one in kept])
        return kept


def _row(notice: model.Notice) -> upserting.Row:
    is_leased = notice.state is notices.State.LEASED
    return {
        "notice_id": notice.notice_id,
        "warning_id": notice.warning_id,
        "channel": notice.channel,
        "rank": model.rank(notice.level),
        "state": str(notice.state),
        "is_acknowledged": bool(notice.acknowledged_by),
        "created_at": notice.created_at,
        "due_at": notice.leased_until if is_leased else notice.next_at,
        "climb_at": notice.climb_at,
        "body": wire.told(notice),
    }


def _notice(row: Row[tuple[str]]) -> model.Notice:
    return wire.taken(row.body, model.Notice)


def _total(counted: dict[tuple[str, bool], int], states: Iterable[str]) -> int:
    return sum(counted.get((state, seen), 0) for state in states for seen in (False, True))

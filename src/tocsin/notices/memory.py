"""An outbox in memory: for tests and rehearsals; it passes the same contract as the SQL one."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from tocsin.notices import bundling, delivery, errors, reading
from tocsin.notices.model import IN_FLIGHT, Attempt, Audit, Notice, State, rank


class MemoryOutbox:
    """Keeps notices in dictionaries."""

    def __init__(self) -> None:
        self._notices: dict[str, Notice] = {}
        self._attempts: dict[str, list[Attempt]] = {}
        self._promised = 0

    def add(self, notices: Sequence[Notice]) -> tuple[Notice, ...]:
        """Keep new notices and the promise to deliver them."""
        fresh = {one.notice_id: one for one in notices if one.notice_id not in self._notices}
        self._promised += len(fresh)
        return self._keep(fresh.values())

    def due(self, now: datetime, limit: int, *, but: Iterable[str] = ()) -> tuple[Notice, ...]:
        """Lease waiting notices, the gravest first and then the oldest."""
        full = set(but)
        waiting = [
            one
            for one in self._notices.values()
            if delivery.is_due(one, now) and one.channel not in full
        ]
        waiting.sort(key=lambda one: (-rank(one.level), one.created_at, one.notice_id))
        return self._keep(delivery.lease(one, now) for one in waiting[:limit])

    def lapse(self, now: datetime, *, all_leases: bool = False) -> tuple[Notice, ...]:
        """Put notices whose sender vanished in doubt."""
        leased = [one for one in self._notices.values() if one.state is State.LEASED]
        gone = [one for one in leased if all_leases or delivery.has_lapsed(one, now)]
        return tuple(self.settle(one.notice_id, delivery.lapsed(one, now)) for one in gone)

    def settle(self, notice_id: str, attempt: Attempt) -> Notice:
        """Enter one try's receipt."""
        settled = delivery.settle(self._found(notice_id), attempt)
        self._attempts.setdefault(notice_id, []).append(attempt)
        return self._keep([settled])[0]

    def climb(self, now: datetime, limit: int = 100) -> tuple[Notice, ...]:
        """Escalate or end what is due to."""
        climbing = [one for one in self._notices.values() if delivery.is_climbing(one, now)]
        changed: list[Notice] = []
        for one in climbing[:limit]:
            told, following = delivery.climb(one, now)
            changed += self._keep([told])
            changed += self.add([following] if following else [])
        return tuple(changed)

    def acknowledge(self, notice_id: str, person: str, at: datetime) -> tuple[Notice, ...]:
        """Enter who has seen it, for every notice of the same warning."""
        asked = self._keep([reading.read(self._found(notice_id), person, at)])
        others = self.acknowledge_warning(asked[0].warning_id, person, at)
        return (*asked, *others)

    def acknowledge_warning(self, warning_id: str, person: str, at: datetime) -> tuple[Notice, ...]:
        """Enter who has seen a warning, for all of its notices."""
        unseen = [
            one
            for one in self._notices.values()
            if warning_id and one.warning_id == warning_id and not one.acknowledged_by
        ]
        return self._keep(reading.acknowledge(one, person, at) for one in unseen)

    def bundle(self, now: datetime) -> tuple[Notice, ...]:
        """Put held notices that are due into digests."""
        changed: list[Notice] = []
        for digest, several in bundling.bundles(list(self._notices.values()), now):
            changed += self.add([digest])
            changed += self._keep(several)
        return tuple(changed)

    def since(self, at: datetime) -> list[Notice]:
        """Return the notices made since, but those in the app."""
        kept = self._notices.values()
        return [one for one in kept if one.created_at >= at and one.channel != "in_app"]

    def about(self, topic: str) -> list[Notice]:
        """Return every notice of a topic, the oldest first."""
        found = [
            one
            for one in self._notices.values()
            if one.warning_id == topic or one.warning_id.startswith(f"{topic}/")
        ]
        return sorted(found, key=lambda one: (one.created_at, one.notice_id))

    def get(self, notice_id: str) -> Notice | None:
        """Return one notice."""
        return self._notices.get(notice_id)

    def recent(
        self,
        *,
        limit: int = 100,
        state: State | None = None,
        warning_id: str | None = None,
        channel: str | None = None,
        only_unacknowledged: bool = False,
    ) -> list[Notice]:
        """Return notices, the newest first."""
        found = [
            one
            for one in self._notices.values()
            if state in {None, one.state}
            and warning_id in {None, one.warning_id}
            and channel in {None, one.channel}
            and not (only_unacknowledged and one.acknowledged_by)
        ]
        return sorted(found, key=lambda one: (one.created_at, one.notice_id), reverse=True)[:limit]

    def attempts(self, notice_id: str) -> list[Attempt]:
        """Return every try's receipt, in order."""
        return list(self._attempts.get(notice_id, ()))

    def oldest_age_s(self, now: datetime) -> float:
        """Return how long the oldest notice under way has been so."""
        under_way = [
            one
            for one in self._notices.values()
            if one.state in IN_FLIGHT and not (one.held and one.next_at and one.next_at > now)
        ]
        return max(((now - one.created_at).total_seconds() for one in under_way), default=0.0)

    def audit(self, now: datetime) -> Audit:
        """Return what was promised against what became of it."""
        del now
        kept = list(self._notices.values())
        dead = [one for one in kept if one.state is State.DEAD]
        return Audit(
            required=self._promised,
            accepted=sum(one.state is State.ACCEPTED for one in kept),
            in_flight=sum(one.state in IN_FLIGHT for one in kept),
            escalated=sum(one.state is State.ESCALATED for one in kept),
            dead=len(dead),
            dead_unacknowledged=sum(not one.acknowledged_by for one in dead),
            bundled=sum(one.state is State.BUNDLED for one in kept),
        )

    def _found(self, notice_id: str) -> Notice:
        found = self._notices.get(notice_id)
        if found is None:
            raise errors.UnknownNotice(notice_id=notice_id)
        return found

    def _keep(self, notices: Iterable[Notice]) -> tuple[Notice, ...]:
        kept = tuple(notices)
        self._notices |= {one.notice_id: one for one in kept}
        return kept

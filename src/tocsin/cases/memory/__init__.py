"""The room's books in memory: for tests, and for whoever tries the room without a database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tocsin.cases import ports
from tocsin.cases.memory import books, papers
from tocsin.cases.model import Person

_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Duties:
    """Who holds which duty, as a test says."""

    held: Mapping[str, Sequence[Person]] = field(default_factory=dict)

    def holders(self, duty: str, now: datetime) -> Sequence[Person]:
        """Return whoever holds it and then the deputies."""
        del now
        return self.held.get(duty, ())

    def trained(self, now: datetime) -> Sequence[Person]:
        """Return whoever holds the duty of care: here they are all trained."""
        return self.holders("care", now)

    def is_trained(self, user_id: str) -> bool:
        """Return whether somebody holds the duty of care."""
        return any(one.user_id == user_id for one in self.held.get("care", ()))


def cabinet() -> ports.Cabinet:
    """Return empty books."""
    return ports.Cabinet(
        cases=books.Cases(),
        tasks=books.Tasks(),
        clocks=books.Clocks(),
        timeline=books.Timeline(),
        team=books.Team(),
        handovers=papers.Papers(
            lambda one: one.handover_id, lambda one: one.case_id, lambda one: one.at
        ),
        meetings=papers.Papers(
            lambda one: one.meeting_id, lambda one: one.case_id, lambda one: one.begins_at
        ),
        impacts=papers.Papers(
            lambda one: one.impact_id, lambda one: one.case_id, lambda one: one.at
        ),
        negatives=papers.Papers(
            lambda one: one.negative_id, lambda one: one.case_id, lambda one: one.collected_at
        ),
        shifts=papers.Papers(
            lambda one: one.shift_id, lambda one: one.case_id, lambda one: one.begins_at
        ),
        reports=papers.Papers(
            lambda one: one.report_id, lambda one: one.case_id, lambda one: one.at
        ),
        rules=papers.Papers(
            lambda one: one.watch_id, lambda _: "", lambda one: one.at or _EARLIEST
        ),
        evidence=papers.Evidence(),
        holds=papers.Papers(lambda one: one.hold_id, lambda one: one.case_id, lambda one: one.at),
        playbooks=papers.Playbooks(),
    )


__all__ = ["Duties", "books", "cabinet", "papers"]

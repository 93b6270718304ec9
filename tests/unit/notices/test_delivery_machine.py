"""Any order of sends, crashes, answers and waits, against a model of what must hold."""

from datetime import datetime, timedelta
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.unit.notices.making import BOSS, CHIEF, NOON, notice

from tocsin import notices
from tocsin.notices import delivery, memory

OUTCOMES = st.sampled_from(
    [
        notices.Accepted(proof="250 ok"),
        notices.Accepted(proof=""),
        notices.Rejected(fault="notices.fault.refused"),
        notices.Throttled(wait=timedelta(seconds=30)),
        notices.Throttled(),
        notices.Transient(fault="notices.fault.busy"),
        notices.InDoubt(fault="notices.fault.timeout"),
    ]
)
FINAL = {notices.State.ESCALATED, notices.State.DEAD}


class Delivery(RuleBasedStateMachine):
    """One outbox, several senders, some of whom vanish."""

    def __init__(self) -> None:
        super().__init__()
        self.outbox = memory.MemoryOutbox()
        self.now: datetime = NOON
        self.rng = Random(1)
        self.held: list[notices.Notice] = []  # leased, not yet settled, perhaps long lapsed
        self.proofs: set[str] = set()
        self.before: dict[str, notices.Notice] = {}
        self.promised = 0

    @initialize(
        level=st.sampled_from(notices.LEVELS[1:]),
        chain=st.sampled_from([(), (BOSS,), (BOSS, CHIEF)]),
    )
    def promise(self, level: str, chain: tuple[notices.Stop, ...]) -> None:
        self.add(level, chain)

    @rule(
        level=st.sampled_from(notices.LEVELS[1:]),
        chain=st.sampled_from([(), (BOSS,), (BOSS, CHIEF)]),
    )
    def add(self, level: str, chain: tuple[notices.Stop, ...]) -> None:
        self.promised += 1
        told = notice(level, chain=chain, change_id=f"change {self.promised}", now=self.now)
        assert self.outbox.add([told]) == (told,)
        assert self.outbox.add([told]) == ()

    @rule(wait_s=st.sampled_from([0.5, 5, 31, 91, 301, 601]))
    def wait(self, wait_s: float) -> None:
        self.now += timedelta(seconds=wait_s)

    @rule(limit=st.integers(1, 4))
    def lease(self, limit: int) -> None:
        leased = self.outbox.due(self.now, limit)
        ranks = [notices.model.rank(one.level) for one in leased]
        assert ranks == sorted(ranks, reverse=True)
        self.held += leased

    @rule(outcome=OUTCOMES, pick=st.integers(0, 99))
    def settle(self, outcome: notices.Outcome, pick: int) -> None:
        for mine in self.held[pick % max(len(self.held), 1) :][:1]:
            self.held.remove(mine)
            attempt = delivery.judge(mine, outcome, self.now, self.rng)
            self.outbox.settle(mine.notice_id, attempt)
            self.proofs |= {mine.notice_id} if attempt.proof else set()

    @rule(restart=st.booleans())
    def lapse(self, restart: bool) -> None:  # noqa: FBT001 — hypothesis calls it by name
        self.outbox.lapse(self.now, all_leases=restart)

    @rule()
    def climb(self) -> None:
        changed = self.outbox.climb(self.now)
        self.promised += sum(one.notice_id not in self.before for one in changed)

    @rule(pick=st.integers(0, 99))
    def acknowledge(self, pick: int) -> None:
        kept = self.outbox.recent(limit=1000)
        for one in kept[pick % max(len(kept), 1) :][:1]:
            changed = self.outbox.acknowledge(one.notice_id, "Chen Mei", self.now)
            assert changed[0].notice_id == one.notice_id
            assert all(one.acknowledged_by for one in changed)

    @invariant()
    def nothing_is_lost(self) -> None:
        audit = self.outbox.audit(self.now)
        assert audit.missing == 0
        assert audit.required == len(self.outbox.recent(limit=10_000))

    @invariant()
    def every_step_is_allowed(self) -> None:
        for one in self.outbox.recent(limit=10_000):
            was = self.before.get(one.notice_id, one)
            assert one.state is was.state or one.state in delivery.TRANSITIONS[was.state]
            assert one.attempts >= was.attempts
            assert was.acknowledged_by in {"", one.acknowledged_by}
            self.before[one.notice_id] = one

    @invariant()
    def only_a_proof_is_a_delivery(self) -> None:
        for one in self.outbox.recent(limit=10_000):
            accepted = one.state is notices.State.ACCEPTED
            assert not accepted or (one.proof and one.notice_id in self.proofs)

    @invariant()
    def the_urgent_is_never_dropped(self) -> None:
        for one in self.outbox.recent(limit=10_000):
            gone = one.state is notices.State.DEAD and one.is_urgent
            receipts = self.outbox.attempts(one.notice_id)
            assert not gone or any(each.state is notices.State.REJECTED for each in receipts)
            # What climbed has exactly one follower, and it exists.
            assert not one.climbed_to or self.outbox.get(one.climbed_to) is not None

    @invariant()
    def whatever_waits_has_a_time(self) -> None:
        for one in self.outbox.recent(limit=10_000):
            waits = one.state in notices.model.WAITING
            assert waits == (one.next_at is not None)
            assert (one.state is notices.State.LEASED) == (one.leased_until is not None)
            assert one.state is not notices.State.REJECTED or one.climb_at is not None
            assert one.state not in FINAL or one.climb_at is None


TestDelivery = Delivery.TestCase
TestDelivery.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)

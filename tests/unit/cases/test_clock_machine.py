"""Whatever time does, and however often the process dies: no clock is lost, none told twice."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests import needs
from tests.contract.cases import acting
from tests.contract.cases.acting import LIN, NOON

from tocsin import cases, warning
from tocsin.cases import verbs
from tocsin.cases.clocks import Clock

LEVELS = ("blue", "yellow", "orange", "red", "none")
JUMPS = st.sampled_from(
    [timedelta(seconds=s) for s in (1, 30, 300, 900, 3600, 86_400, -3600, -86_400)]
)
# Through the night of 8 March 2026 the wall of New York skips from two to three.
DUES = st.sampled_from(["90 min", "at 02:30", "1 day at 02:30", "2 working days at 09:00"])


class Cases(RuleBasedStateMachine):
    """Levels rise and fall, tasks and clocks are settled, time jumps, the process restarts."""

    def __init__(self) -> None:
        super().__init__()
        self.house = acting.House(cases.memory.cabinet())
        self.now, self.level, self.changes = NOON, "none", 0
        self.due: dict[str, object] = {}  # every clock that ever began, and when it falls due
        self.open_warning = 0
        ruled = cases.papers.OpeningRule(watch_id="house", zone="America/New_York")
        self.house.books.rules.put(ruled)

    def running(self) -> list[Clock]:
        found = [
            clock
            for case in self.house.books.cases.open()
            for clock in self.house.books.clocks.of(case.case_id)
        ]
        return [one for one in found if one.is_running]

    @rule(after=st.sampled_from(LEVELS))
    def change_level(self, after: str) -> None:
        if after == self.level:
            return
        self.changes += 1
        change = acting.change(after, self.level, number=1, at=self.now)
        change = replace(change, change_id=str(self.changes))
        heard = verbs.hearing.Heard(change=change, watch_name="w")
        verbs.hearing.heard(self.house.desk, heard, self.now)
        self.level = after

    @rule(by=JUMPS)
    def pass_time(self, by: timedelta) -> None:
        self.now += by
        verbs.timing.tick(self.house.desk, self.now)

    @rule()
    def restart(self) -> None:
        for clock in self.running():
            told = msgspec.json.decode(msgspec.json.encode(clock), type=Clock)
            self.house.books.clocks.put(told)

    @precondition(lambda self: self.running())
    @rule(pick=st.integers(0, 10_000))
    def meet_or_finish(self, pick: int) -> None:
        running = self.running()
        clock = running[pick % len(running)]
        try:
            if clock.task_id:
                proof = cases.tasks.Proof(note="x")
                verbs.tasking.finish(self.house.desk, LIN, clock.task_id, proof, self.now)
            else:
                verbs.timing.meet(self.house.desk, LIN, clock.clock_id, "x", self.now)
        except cases.errors.Blocked:
            verbs.tasking.skip(self.house.desk, LIN, clock.task_id, "x", self.now)

    @precondition(lambda self: self.house.books.cases.open())
    @rule(due=DUES, repeats=st.booleans())
    def begin_a_clock(self, due: str, *, repeats: bool) -> None:
        case = self.house.books.cases.open()[0]
        asked = verbs.timing.Asked(name="update", due=due, ladder=("comms",), repeats=repeats)
        verbs.timing.add(self.house.desk, LIN, case.case_id, asked, self.now)

    @precondition(lambda self: self.running())
    @rule(pick=st.integers(0, 10_000), name=st.sampled_from(["Mei", "Kai"]))
    def hand_on(self, pick: int, name: str) -> None:
        tasks = [one.task_id for one in self.running() if one.task_id]
        for task_id in tasks[pick % len(tasks) :][:1] if tasks else ():
            who = acting.person(name)
            verbs.tasking.hand(self.house.desk, LIN, task_id, who, self.now, due_at=None)

    @precondition(lambda self: self.house.books.cases.open())
    @rule(pick=st.integers(0, 10_000))
    def take_up(self, pick: int) -> None:
        case = self.house.books.cases.open()[0]
        settled = [one for one in self.house.books.tasks.of(case.case_id) if one.is_settled]
        for task in settled[pick % len(settled) :][:1] if settled else ():
            verbs.tasking.take_up(self.house.desk, LIN, task.task_id, "x", self.now)

    @precondition(lambda self: self.house.books.cases.recent())
    @rule()
    def reopen(self) -> None:
        case = self.house.books.cases.recent()[0]
        if not case.is_open and not self.house.books.cases.open():
            verbs.handling.reopen(self.house.desk, LIN, case.case_id, "x", self.now)

    @precondition(lambda self: self.house.books.cases.open())
    @rule()
    def close(self) -> None:
        case = self.house.books.cases.open()[0]
        verbs.handling.close(self.house.desk, LIN, case.case_id, "x", self.now, leave_open=True)

    @invariant()
    def at_most_one_case_is_open(self) -> None:
        assert len(self.house.books.cases.open()) <= 1

    @invariant()
    def nobody_is_told_the_same_twice(self) -> None:
        told = Counter(one.bulletin_id for one, _ in self.house.told if "/late/" in one.bulletin_id)
        assert [name for name, count in told.items() if count > 1] == []

    @invariant()
    def no_due_moment_ever_moves_and_no_clock_is_lost(self) -> None:
        for case in self.house.books.cases.recent():
            for clock in self.house.books.clocks.of(case.case_id):
                assert self.due.setdefault(clock.clock_id, clock.due_at) == clock.due_at
        known = {
            clock.clock_id
            for case in self.house.books.cases.recent()
            for clock in self.house.books.clocks.of(case.case_id)
        }
        assert known == self.due.keys()

    @invariant()
    def whatever_is_due_has_been_told_or_will_be(self) -> None:
        verbs.timing.tick(self.house.desk, self.now)
        for clock in self.running():
            assert clock.due_at > self.now or clock.climbed > 0
            assert clock.climbed <= max(len(clock.rungs), 1)

    @invariant()
    def a_case_never_stands_below_what_its_tasks_were_given_for(self) -> None:
        for case in self.house.books.cases.recent():
            assert case.peak >= case.level >= warning.Level.BLUE
            assert case.is_open or not any(
                one.is_running for one in self.house.books.clocks.of(case.case_id)
            )


Cases.TestCase.settings = settings(
    max_examples=needs.times(50), stateful_step_count=40, deadline=None
)
TestCases = Cases.TestCase

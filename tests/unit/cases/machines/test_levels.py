"""Whatever levels do: a warning has one case, and a case has all that its level asks for."""

from dataclasses import replace
from random import Random

from tests.contract.cases import acting
from tests.contract.cases.acting import LIN, NOON
from tests.unit.cases.machines import strolling

from tocsin import cases, warning
from tocsin.cases import verbs

_WATCHES = ("kettles", "lids", "shop")


class Levels:
    """Three watches rise and fall; people close, reopen and raise; the process dies and repeats."""

    def __init__(self) -> None:
        self.house = acting.House(cases.memory.cabinet())
        self.now, self.changes, self.opened = NOON, 0, 0
        self.levels = dict.fromkeys(_WATCHES, warning.Level.NONE)
        self.last: verbs.hearing.Heard | None = None

    def ways(self) -> list[strolling.Way]:
        return [self.change, self.change, self.again, self.let_go, self.reopen, self.raise_by_hand]

    def change(self, chance: Random) -> None:
        watch, after = chance.choice(_WATCHES), chance.choice(list(warning.Level))
        before, self.levels[watch] = self.levels[watch], after
        if before is after:
            return
        self.changes += 1
        self.now += chance.choice(strolling.JUMPS[:5])
        number = _WATCHES.index(watch)
        told = acting.change(after.word, before.word, number=number, watch_id=watch, at=self.now)
        told = replace(told, change_id=str(self.changes))
        self.last = verbs.hearing.Heard(change=told, watch_name=watch)
        self.hear()

    def hear(self) -> None:
        if self.last is None:
            return
        before = {one.case_id for one in self.house.books.cases.open()}
        found = verbs.hearing.heard(self.house.desk, self.last, self.now)
        after = {one.case_id for one in self.house.books.cases.open()}
        change = self.last.change
        is_high = change.after >= warning.Level.ORANGE and change.after > change.before
        assert after - before == (
            {found.case_id} if found and found.case_id not in before else set()
        )
        assert found is not None or not is_high
        assert found is None or found.level is change.after or change.after is warning.Level.NONE
        self.opened += len(after - before)

    def again(self, _: Random) -> None:
        """The same change is heard once more: the process died before it knew."""
        if self.house.books.cases.open():
            self.hear()

    def let_go(self, chance: Random) -> None:
        for case in self.house.books.cases.open()[: chance.randrange(2)]:
            verbs.handling.close(self.house.desk, LIN, case.case_id, "x", self.now, leave_open=True)
            self.last = None

    def reopen(self, _: Random) -> None:
        for case in self.house.books.cases.recent()[:1]:
            mine = {*case.warnings}
            taken = {one for each in self.house.books.cases.open() for one in each.warnings}
            if not case.is_open and not mine & taken:
                verbs.handling.reopen(self.house.desk, LIN, case.case_id, "x", self.now)

    def raise_by_hand(self, chance: Random) -> None:
        for case in self.house.books.cases.open()[:1]:
            level = chance.choice(list(warning.Level)[1:])
            verbs.handling.set_level(self.house.desk, LIN, case.case_id, level, "x", self.now)

    def holds(self) -> None:
        books = self.house.books
        taken = [one for case in books.cases.open() for one in case.warnings]
        assert len(taken) == len(set(taken))
        for case in books.cases.recent()[:5]:
            plan = verbs.opening.playbook(self.house.desk, case.playbook)
            plays = [one.play for one in books.tasks.of(case.case_id) if one.play]
            clocks = [one for one in books.clocks.of(case.case_id) if not one.task_id]
            duties = {one.duty for one in books.team.of(case.case_id)}
            assert case.peak >= case.level >= warning.Level.BLUE
            assert len(plays) == len(set(plays))
            assert len({one.code for one in clocks}) == len(clocks)
            assert {one.code for one in plan.plays_at(case.peak)} <= set(plays)
            assert {one.role for one in plan.plays_at(case.peak)} <= duties
            assert case.is_open or not any(one.is_running for one in books.clocks.of(case.case_id))


test_two_thousand_steps_of_levels_lose_no_case = strolling.in_any_order(Levels)


def test_two_thousand_steps_open_many_cases() -> None:
    one = Levels()
    strolling.walked(one, range(100))

    assert one.opened > 20

"""Whatever people do with tasks: each has its clock and its owner, none is done before its turn."""

from contextlib import suppress
from datetime import timedelta
from random import Random

from tests.contract.cases import acting
from tests.contract.cases.acting import LIN, NOON
from tests.unit.cases.machines import strolling

from tocsin import cases
from tocsin.cases import verbs
from tocsin.cases.tasks import Proof, State, Task
from tocsin.kernel import errors

_NAMES = ("Mei", "Kai", "Jo")


class Tasks:
    """One case; its tasks are added, begun, handed, finished, skipped, taken up, put in order."""

    def __init__(self) -> None:
        self.house = acting.House(cases.memory.cabinet())
        self.now = NOON
        self.case_id = acting.opened(self.house).case_id
        self.revisions: dict[str, int] = {}
        self.ends: set[State] = set()

    def ways(self) -> list[strolling.Way]:
        return [
            *(self.add, self.begin, self.hand, self.finish, self.finish, self.skip),
            *(self.take_up, self.order, self.wire, self.assign, self.wait),
        ]

    def tasks(self) -> list[Task]:
        return self.house.books.tasks.of(self.case_id)

    def some(self, chance: Random) -> str:
        return chance.choice(self.tasks()).task_id

    def due(self, chance: Random) -> object:
        return self.now + timedelta(minutes=chance.choice([5, 60, 600]))

    def add(self, chance: Random) -> None:
        if len(self.tasks()) > 60:
            return
        asked = verbs.tasking.Asked(
            name="call the shop",
            duty=chance.choice(["comms", "legal"]),
            due_at=chance.choice([None, self.now + timedelta(minutes=30)]),
            blocked_by=(self.some(chance),) if chance.random() < 0.3 else (),
        )
        verbs.tasking.add(self.house.desk, LIN, self.case_id, asked, self.now)

    def begin(self, chance: Random) -> None:
        with suppress(errors.TocsinError):
            verbs.tasking.begin(self.house.desk, LIN, self.some(chance), self.now)

    def hand(self, chance: Random) -> None:
        due_at = chance.choice([None, self.now + timedelta(minutes=chance.choice([5, 600]))])
        with suppress(errors.TocsinError):
            to = acting.person(chance.choice(_NAMES))
            verbs.tasking.hand(self.house.desk, LIN, self.some(chance), to, self.now, due_at=due_at)

    def finish(self, chance: Random) -> None:
        key, note = self.some(chance), chance.choice(["x", "x", " "])
        with suppress(errors.TocsinError):
            done = verbs.tasking.finish(self.house.desk, LIN, key, Proof(note=note), self.now)
            known = {one.task_id: one for one in self.tasks()}
            assert note.strip()
            assert all(known[one].is_settled for one in done.blocked_by)

    def skip(self, chance: Random) -> None:
        with suppress(errors.TocsinError):
            verbs.tasking.skip(self.house.desk, LIN, self.some(chance), "x", self.now)

    def take_up(self, chance: Random) -> None:
        with suppress(errors.TocsinError):
            verbs.tasking.take_up(self.house.desk, LIN, self.some(chance), "x", self.now)

    def order(self, chance: Random) -> None:
        place = chance.randrange(-2, 80)
        verbs.tasking.order(self.house.desk, LIN, self.some(chance), place, self.now)

    def wire(self, chance: Random) -> None:
        others = [self.some(chance) for _ in range(chance.randrange(3))]
        with suppress(errors.TocsinError):
            verbs.tasking.rewire(self.house.desk, LIN, self.some(chance), others, self.now)

    def assign(self, chance: Random) -> None:
        to, duty = acting.person(chance.choice(_NAMES)), chance.choice(["comms", "legal", "lead"])
        verbs.handling.assign(self.house.desk, LIN, self.case_id, duty, to, self.now)
        clocks = [one for one in self.house.books.clocks.of(self.case_id) if one.is_running]
        to_tell = [rung for one in clocks for rung in one.rungs[one.climbed :]]
        rungs = [one for one in to_tell if one.duty == duty]
        owners = [one for one in self.tasks() if one.duty == duty and not one.is_settled]
        assert {one.user_id for one in rungs} <= {to.user_id}
        assert {one.user_id for one in owners} <= {to.user_id}

    def wait(self, chance: Random) -> None:
        self.now += abs(chance.choice(strolling.JUMPS[:4]))
        verbs.timing.tick(self.house.desk, self.now)

    def holds(self) -> None:
        tasks = self.tasks()
        assert sorted(one.place for one in tasks) == list(range(len(tasks)))
        for task in tasks:
            running = [
                one for one in self.house.books.clocks.of_task(task.task_id) if one.is_running
            ]
            assert len(running) <= (not task.is_settled)
            assert all(one.due_at == task.due_at for one in running)
            assert running or task.is_settled or not task.due_at or task.due_at <= self.now
            assert task.revision >= self.revisions.get(task.task_id, 1)
            self.revisions[task.task_id] = task.revision
            self.ends.add(task.state)


test_two_thousand_steps_leave_each_task_its_clock_and_its_turn = strolling.in_any_order(Tasks)


def test_two_thousand_steps_bring_tasks_to_every_state() -> None:
    one = Tasks()
    strolling.walked(one, range(100))

    assert one.ends == set(State)

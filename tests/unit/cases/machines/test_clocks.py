"""Whatever time does, and however often the process dies: no clock is lost, none told twice."""

from collections import Counter
from contextlib import suppress
from random import Random

import msgspec
from tests.contract.cases import acting
from tests.contract.cases.acting import LIN, NOON
from tests.unit.cases.machines import strolling

from tocsin import cases
from tocsin.cases import verbs
from tocsin.cases.clocks import Clock, State
from tocsin.kernel import errors

_DUES = ("90 min", "at 02:30", "1 day at 02:30", "2 working days at 09:00")


class Clocks:
    """One case at a time; clocks begin, are met, stopped, handed on; time jumps; it restarts."""

    def __init__(self) -> None:
        self.house = acting.House(cases.memory.cabinet())
        self.now, self.opened = NOON, 0
        self.due: dict[str, object] = {}  # every clock that ever began, and when it falls due
        self.ends: set[State] = set()
        self.case_id = ""
        self.open_anew(Random(0))

    def ways(self) -> list[strolling.Way]:
        some = (self.wait, self.wait, self.wait, self.begin, self.begin, self.meet, self.stop)
        return [*some, self.hand_on, self.restart, self.finish, self.open_anew]

    def clocks(self) -> list[Clock]:
        return self.house.books.clocks.of(self.case_id)

    def running(self) -> list[Clock]:
        return [one for one in self.clocks() if one.is_running]

    def open_anew(self, chance: Random) -> None:
        if self.case_id and chance.random() < 0.8:
            return
        for case in self.house.books.cases.open():
            verbs.handling.close(self.house.desk, LIN, case.case_id, "x", self.now, leave_open=True)
            assert not self.running()
        self.opened += 1
        name = f"case {self.opened}"
        self.case_id = acting.opened(
            self.house, self.now, name=name, zone="America/New_York"
        ).case_id

    def wait(self, chance: Random) -> None:
        self.now += chance.choice(strolling.JUMPS)
        verbs.timing.tick(self.house.desk, self.now)
        for clock in self.running():
            assert clock.due_at > self.now or clock.climbed > 0
            assert clock.climbed <= max(len(clock.rungs), 1)
            assert self.due.setdefault(clock.clock_id, clock.due_at) == clock.due_at

    def begin(self, chance: Random) -> None:
        asked = verbs.timing.Asked(
            name="update",
            due=chance.choice(_DUES),
            ladder=("comms", "lead"),
            repeats=chance.random() < 0.5,
        )
        if len(self.running()) < 60:
            verbs.timing.add(self.house.desk, LIN, self.case_id, asked, self.now)

    def meet(self, chance: Random) -> None:
        for clock in chance.sample(self.running(), k=min(1, len(self.running()))):
            with suppress(errors.TocsinError):
                verbs.timing.meet(self.house.desk, LIN, clock.clock_id, "x", self.now)
                again = [one for one in self.running() if one.code == clock.code]
                assert bool(again) == (clock.moment is not None)

    def stop(self, chance: Random) -> None:
        for clock in chance.sample(self.running(), k=min(1, len(self.running()))):
            with suppress(errors.TocsinError):
                verbs.timing.stop(self.house.desk, LIN, clock.clock_id, "x", self.now)

    def finish(self, chance: Random) -> None:
        for clock in [one for one in self.running() if one.task_id][: chance.randrange(2)]:
            proof = cases.tasks.Proof(note="x")
            with suppress(errors.TocsinError):
                verbs.tasking.finish(self.house.desk, LIN, clock.task_id, proof, self.now)

    def hand_on(self, chance: Random) -> None:
        duty, name = chance.choice(["comms", "lead"]), chance.choice(["Mei", "Kai", "Jo"])
        to = acting.person(name)
        verbs.handling.assign(self.house.desk, LIN, self.case_id, duty, to, self.now)
        for clock in self.running():
            to_tell = [rung for rung in clock.rungs[clock.climbed :] if rung.duty == duty]
            assert {one.user_id for one in to_tell} <= {to.user_id}

    def restart(self, _: Random) -> None:
        for clock in self.running():
            told = msgspec.json.decode(msgspec.json.encode(clock), type=Clock)
            self.house.books.clocks.put(told)

    def holds(self) -> None:
        told = Counter(one.bulletin_id for one, _ in self.house.told if "/late/" in one.bulletin_id)
        known = {one.clock_id for one in self.clocks()}
        self.ends |= {one.state for one in self.clocks()}
        assert [name for name, count in told.items() if count > 1] == []
        assert all(self.house.books.clocks.get(one) is not None for one in self.due)
        assert {one.clock_id for one in self.running()} <= known


test_two_thousand_steps_lose_no_clock = strolling.in_any_order(Clocks)


def test_two_thousand_steps_end_clocks_in_every_way() -> None:
    one = Clocks()
    strolling.walked(one, range(100))

    assert one.ends == set(State)

"""People work on a case: steps, tasks, clocks, papers; each change is a line of the timeline."""

from dataclasses import replace

import pytest
from tests.contract.cases import acting
from tests.contract.cases.acting import CHEN, HOUR, LIN, MINUTE, NOON, WANG, House

from tocsin import cases, directory
from tocsin.cases import verbs
from tocsin.cases.tasks import Proof, State

Step = cases.Step
PROOF = Proof(note="見會議紀錄")


def task(house: House, case: cases.Case, play: str) -> cases.tasks.Task:
    return next(one for one in house.books.tasks.of(case.case_id) if one.play == play)


def clock(house: House, case: cases.Case, code: str) -> cases.clocks.Clock:
    return next(one for one in house.books.clocks.of(case.case_id) if one.code == code)


def test_a_case_goes_through_six_steps_and_may_go_back_for_a_reason(house: House) -> None:
    case = acting.opened(house)
    move = verbs.handling.step

    move(house.desk, LIN, case.case_id, Step.ASSESS, NOON)
    with pytest.raises(cases.errors.NoReason):
        move(house.desk, LIN, case.case_id, Step.IDENTIFY, NOON)
    with pytest.raises(cases.errors.NoReason):
        move(house.desk, LIN, case.case_id, Step.EXECUTE, NOON)
    moved = move(house.desk, LIN, case.case_id, Step.IDENTIFY, NOON, reason="新的證據")

    assert moved.step is Step.IDENTIFY
    assert house.actions(case.case_id).count("case.stepped") == 2


def test_who_was_slower_is_told_so(house: House) -> None:
    case = acting.opened(house)
    verbs.handling.step(house.desk, LIN, case.case_id, Step.ASSESS, NOON, revision=1)

    with pytest.raises(cases.errors.Changed):
        verbs.handling.step(house.desk, WANG, case.case_id, Step.PLAN, NOON, revision=1)


def test_a_task_is_done_with_a_proof_and_its_clock_is_met(house: House) -> None:
    case = acting.opened(house)
    first, second = task(house, case, "verify"), task(house, case, "holding")

    with pytest.raises(cases.errors.Blocked):
        verbs.tasking.begin(house.desk, LIN, second.task_id, NOON)
    with pytest.raises(cases.errors.BadEntry):
        verbs.tasking.finish(house.desk, LIN, first.task_id, Proof(note=" "), NOON)
    done = verbs.tasking.finish(house.desk, CHEN, first.task_id, PROOF, NOON + 20 * MINUTE)
    begun = verbs.tasking.begin(house.desk, LIN, second.task_id, NOON + 20 * MINUTE)

    (its,) = house.books.clocks.of_task(first.task_id)
    assert (done.state, done.late_s, done.settled_by) == (State.DONE, 300.0, "chen")
    assert (its.state, its.late_s) == ("met", 300.0)
    assert begun.state is State.DOING
    with pytest.raises(cases.errors.NotNow):
        verbs.tasking.finish(house.desk, CHEN, first.task_id, PROOF, NOON)


def test_a_task_is_skipped_for_a_reason_and_stops_its_clock(house: House) -> None:
    case = acting.opened(house)
    one = task(house, case, "verify")

    with pytest.raises(cases.errors.NoReason):
        verbs.tasking.skip(house.desk, LIN, one.task_id, "", NOON)
    with pytest.raises(directory.errors.NotAllowed):
        verbs.tasking.skip(house.desk, CHEN, one.task_id, "已知", NOON)
    verbs.tasking.skip(house.desk, LIN, one.task_id, "警方已查證", NOON)
    unblocked = verbs.tasking.begin(house.desk, LIN, task(house, case, "holding").task_id, NOON)
    stopped = [each.state for each in house.books.clocks.of_task(one.task_id)]
    again = verbs.tasking.take_up(house.desk, LIN, one.task_id, "查證有誤", NOON + MINUTE)

    after = {each.state: each.due_at for each in house.books.clocks.of_task(one.task_id)}
    assert stopped == ["stopped"]
    assert unblocked.state is State.DOING
    assert again.state is State.OPEN
    assert after == {"stopped": one.due_at, "running": one.due_at}


def test_what_is_taken_up_after_its_time_is_late_and_calls_nobody(house: House) -> None:
    case = acting.opened(house)
    one = task(house, case, "verify")
    verbs.tasking.skip(house.desk, LIN, one.task_id, "警方已查證", NOON)
    verbs.tasking.take_up(house.desk, LIN, one.task_id, "查證有誤", NOON + 5 * HOUR)

    assert [each.is_running for each in house.books.clocks.of_task(one.task_id)] == [False]


def test_tasks_are_added_and_put_in_another_order_while_it_runs(house: House) -> None:
    case = acting.opened(house)
    asked = verbs.tasking.Asked(name="聯絡供應商", duty="comms", due_at=NOON + HOUR)
    added = verbs.tasking.add(house.desk, LIN, case.case_id, asked, NOON)
    board = verbs.tasking.order(house.desk, LIN, added.task_id, 0, NOON)

    assert (added.person, added.deputy) == ("Mei", "Jo")
    assert board[0].task_id == added.task_id
    assert [one.place for one in board] == list(range(len(board)))
    assert len(house.books.clocks.of_task(added.task_id)) == 1
    assert house.told[-1][1] == (acting.person("Mei"),)


def test_tasks_never_wait_for_each_other_in_a_circle(house: House) -> None:
    case = acting.opened(house)
    first, second = task(house, case, "verify"), task(house, case, "holding")

    with pytest.raises(cases.errors.BadEntry):
        verbs.tasking.rewire(house.desk, LIN, first.task_id, [second.task_id], NOON)
    with pytest.raises(cases.errors.BadEntry):
        verbs.tasking.rewire(house.desk, LIN, first.task_id, ["nothing"], NOON)


def test_a_duty_that_changes_hands_takes_its_tasks_along(house: House) -> None:
    case = acting.opened(house)
    verbs.handling.assign(house.desk, LIN, case.case_id, "comms", acting.person("Zoe"), NOON)

    owners = {one.person for one in house.books.tasks.of(case.case_id) if one.duty == "comms"}
    members = {one.duty: one.name for one in house.books.team.of(case.case_id)}
    assert owners == {"Zoe"}
    assert members["comms"] == "Zoe"


def test_a_clock_warns_then_tells_the_next_and_the_next(house: House) -> None:
    case = acting.opened(house)
    house.told.clear()

    for minutes in range(60):
        verbs.timing.tick(house.desk, NOON + minutes * MINUTE)
    facts = clock(house, case, "facts-15")
    mine = [
        (one.subject_code.removeprefix("cases.subject."), [each.name for each in people])
        for one, people in house.told
        if facts.clock_id in one.bulletin_id
    ]

    assert mine == [
        ("warned", ["Chen"]),
        ("late", ["Chen"]),
        ("late", ["Mei"]),
        ("late", ["Lin"]),
    ]
    met = verbs.timing.meet(house.desk, CHEN, facts.clock_id, "寄出", NOON + 70 * MINUTE)
    assert met.late_s == 55 * 60
    assert facts.clock_id not in [one.clock_id for one in house.books.clocks.due(NOON + 100 * HOUR)]


def test_whoever_holds_two_duties_in_a_row_is_told_once_and_then_the_next_person(
    house: House,
) -> None:
    case = acting.opened(house)
    verbs.handling.assign(house.desk, LIN, case.case_id, "monitoring", acting.person("Mei"), NOON)
    house.told.clear()

    for minutes in range(60):
        verbs.timing.tick(house.desk, NOON + minutes * MINUTE)

    facts = clock(house, case, "facts-15")
    late = [
        [each.name for each in people]
        for one, people in house.told
        if facts.clock_id in one.bulletin_id and one.subject_code.endswith("late")
    ]
    assert late == [["Mei"], ["Lin"]]
    assert facts.next_rung is None


def test_nobody_is_their_own_deputy(house: House) -> None:
    house.duties = {**acting.DUTIES, "monitoring": acting.DUTIES["comms"]}
    case = acting.opened(house)

    verify = task(house, case, "verify")
    assert (verify.person, verify.deputy) == ("Mei", "Jo")
    verbs.tasking.hand(house.desk, LIN, verify.task_id, acting.person("Jo"), NOON, due_at=None)
    handed = task(house, case, "verify")
    assert (handed.person, handed.deputy) == ("Jo", "")


def test_time_that_jumps_on_tells_once_that_it_is_late(house: House) -> None:
    case = acting.opened(house)
    house.told.clear()

    verbs.timing.tick(house.desk, NOON + 24 * HOUR)
    verbs.timing.tick(house.desk, NOON + 24 * HOUR)

    facts = clock(house, case, "facts-15")
    mine = [one.subject_code for one, _ in house.told if facts.clock_id in one.bulletin_id]
    assert mine == ["cases.subject.late"]


def test_time_that_jumps_back_repeats_nothing_and_loses_nobody(house: House) -> None:
    case = acting.opened(house)
    verbs.timing.tick(house.desk, NOON + 24 * HOUR)
    house.told.clear()

    verbs.timing.tick(house.desk, NOON + MINUTE)
    assert house.told == []
    verbs.timing.tick(house.desk, NOON + 16 * MINUTE)
    facts = clock(house, case, "facts-15")
    mine = [people for one, people in house.told if facts.clock_id in one.bulletin_id]
    assert mine == [(acting.person("Mei"),)]


def test_a_clock_that_repeats_begins_again_when_it_is_met(house: House) -> None:
    case = acting.opened(house)
    sitrep = clock(house, case, "sitrep")

    verbs.timing.meet(house.desk, CHEN, sitrep.clock_id, "寄出", sitrep.due_at - HOUR)

    running = [
        one
        for one in house.books.clocks.of(case.case_id)
        if one.code == "sitrep" and one.is_running
    ]
    assert [one.due_at - sitrep.due_at for one in running] == [24 * HOUR]


def test_ones_own_clock_runs_beside_the_others(house: House) -> None:
    case = acting.opened(house)
    asked = verbs.timing.Asked(name="董事會", due="at 18:00", ladder=("lead", "chair"))
    own = verbs.timing.add(house.desk, LIN, case.case_id, asked, NOON)

    assert own.due_at == NOON + 22 * HOUR  # it is 20:00 in Taipei
    assert [one.name for one in own.rungs] == ["Lin", ""]
    with pytest.raises(cases.errors.BadEntry):
        verbs.timing.add(house.desk, LIN, case.case_id, replace(asked, due="soon"), NOON)


def test_a_case_closes_when_its_work_is_done_or_left_on_purpose(house: House) -> None:
    case = acting.opened(house)

    with pytest.raises(cases.errors.StillOpen):
        verbs.handling.close(house.desk, LIN, case.case_id, "平息", NOON + HOUR)
    closed = verbs.handling.close(
        house.desk, LIN, case.case_id, "平息", NOON + HOUR, leave_open=True
    )

    assert not closed.is_open
    assert not any(one.is_running for one in house.books.clocks.of(case.case_id))
    with pytest.raises(cases.errors.Closed):
        verbs.handling.step(house.desk, LIN, case.case_id, Step.PLAN, NOON + HOUR)
    again = verbs.handling.reopen(house.desk, LIN, case.case_id, "再起", NOON + 2 * HOUR)
    assert (again.is_open, again.step) == (True, Step.ASSESS)

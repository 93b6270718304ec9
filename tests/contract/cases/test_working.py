"""People work on a case: steps, tasks, clocks, papers; each change is a line of the timeline."""

from dataclasses import replace

import pytest
from tests.contract.cases import acting
from tests.contract.cases.acting import CARER, CHEN, HOUR, LIN, MINUTE, NOON, VIEWER, WANG, House

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
    again = verbs.tasking.take_up(house.desk, LIN, one.task_id, "查證有誤", NOON + MINUTE)

    assert [each.state for each in house.books.clocks.of_task(one.task_id)] == ["stopped"]
    assert unblocked.state is State.DOING
    assert again.state is State.TODO


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


def test_a_hand_over_is_taken_by_another(house: House) -> None:
    case = acting.opened(house)
    note = verbs.writing.Note(standing="聲明已發", open_points=("回覆記者", " "))
    one = verbs.writing.hand_over(house.desk, LIN, case.case_id, note, NOON)

    with pytest.raises(cases.errors.NotNow):
        verbs.writing.take_over(house.desk, LIN, one.handover_id, NOON)
    taken = verbs.writing.take_over(house.desk, WANG, one.handover_id, NOON + MINUTE)
    assert (taken.taken_by, taken.open_points) == ("wang", ("回覆記者",))


def test_a_press_conference_is_prepared_linked_and_minuted(house: House) -> None:
    case = acting.opened(house)
    planned = verbs.writing.Planned(
        form=cases.papers.Form.PRESS_CONFERENCE,
        name="說明會",
        begins_at=NOON + HOUR,
        link="https://example.org/live",
        prepared={"statement": True, "nonsense": True},
    )
    one = verbs.writing.plan(house.desk, LIN, case.case_id, planned, NOON)
    held = verbs.writing.minute(house.desk, LIN, one.meeting_id, "全文", ["召回"], NOON + HOUR)

    assert one.prepared["statement"]
    assert not one.prepared["spokesperson"]
    assert "nonsense" not in one.prepared
    assert held.decisions == ("召回",)
    bad = replace(planned, link="javascript:alert(1)")
    with pytest.raises(cases.errors.BadEntry):
        verbs.writing.plan(house.desk, LIN, case.case_id, bad, NOON)


def test_impact_is_scored_with_evidence(house: House) -> None:
    case = acting.opened(house)
    field = cases.papers.Field.TRUST
    verbs.writing.score(house.desk, LIN, case.case_id, field, 3, "客訴三倍", NOON)

    assert [one.score for one in house.books.impacts.of(case.case_id)] == [3]
    with pytest.raises(cases.errors.BadEntry):
        verbs.writing.score(house.desk, LIN, case.case_id, field, 3, "", NOON)
    with pytest.raises(cases.errors.BadEntry):
        verbs.writing.score(house.desk, LIN, case.case_id, field, 5, "太高", NOON)


def test_a_negative_post_is_collected_analysed_answered_and_fed_back(house: House) -> None:
    case = acting.opened(house)
    told = verbs.negatives.Collected(excerpt="燙傷了怎麼賠？", post_id="sim/7", duty="comms")
    one = verbs.negatives.collect(house.desk, CHEN, case.case_id, told, NOON)
    twice = verbs.negatives.collect(house.desk, LIN, case.case_id, told, NOON + MINUTE)

    assert twice == one
    with pytest.raises(cases.errors.NotNow):
        verbs.negatives.respond(house.desk, CHEN, one.negative_id, "請洽客服", NOON)
    verbs.negatives.analyse(house.desk, CHEN, one.negative_id, "賠償", NOON, distress=False)
    verbs.negatives.respond(house.desk, CHEN, one.negative_id, "請洽客服", NOON)
    done = verbs.negatives.feed_back(house.desk, CHEN, one.negative_id, "品保已知", NOON)
    assert (done.handling, done.person) == ("fed_back", "Mei")


def test_a_post_in_distress_goes_to_those_who_are_trained_and_to_no_machine(house: House) -> None:
    case = acting.opened(house)
    told = verbs.negatives.Collected(excerpt="不想活了", post_id="sim/8")
    one = verbs.negatives.collect(house.desk, CHEN, case.case_id, told, NOON)
    found = verbs.negatives.analyse(house.desk, CHEN, one.negative_id, "求助", NOON, distress=True)

    assert (found.duty, found.person, found.script) == ("care", "Kai", "cases.care.script")
    assert found.due_at == NOON + 15 * MINUTE
    for other in (cases.law.MACHINE, CHEN, LIN):
        with pytest.raises(cases.errors.MachineAnswer):
            verbs.negatives.respond(house.desk, other, one.negative_id, "您好", NOON)
    answered = verbs.negatives.respond(house.desk, CARER, one.negative_id, "已致電", NOON)
    assert answered.handling == "responded"


def test_hours_are_for_oneself_and_for_whoever_leads(house: House) -> None:
    case = acting.opened(house)
    for who in (LIN, CHEN):
        verbs.writing.log_hours(house.desk, who, case.case_id, NOON, NOON + 13 * HOUR, NOON)

    now = NOON + 13 * HOUR
    seen = verbs.writing.hours(house.desk, LIN, case.case_id, now)
    assert [(one.user_id, one.flag) for one in seen] == [("chen", "too_long"), ("lin", "too_long")]
    assert [one.user_id for one in verbs.writing.hours(house.desk, CHEN, case.case_id, now)] == [
        "chen"
    ]
    with pytest.raises(cases.errors.BadEntry):
        verbs.writing.log_hours(house.desk, LIN, case.case_id, NOON, NOON, NOON)


def test_the_timeline_is_filtered_by_what_and_who(house: House) -> None:
    case = acting.opened(house)
    verbs.handling.note(house.desk, CHEN, case.case_id, "第一則", NOON + MINUTE)
    verbs.handling.note(house.desk, CHEN, case.case_id, "第一則", NOON + MINUTE)
    verbs.handling.note(house.desk, LIN, case.case_id, "第二則", NOON + 2 * MINUTE)

    lines = house.books.timeline.of
    assert len(lines(case.case_id, actions=["case.note"])) == 3
    assert len(lines(case.case_id, actor="chen")) == 2
    assert len(lines(case.case_id, since=NOON + 2 * MINUTE)) == 1
    assert [one.action for one in lines(case.case_id, limit=1)] == ["case.noted"]
    with pytest.raises(directory.errors.NotAllowed):
        verbs.handling.note(house.desk, VIEWER, case.case_id, "x", NOON)

"""What people write down on a case: hand-overs, meetings, impact, negative posts, hours."""

from dataclasses import replace

import pytest
from tests.contract.cases import acting
from tests.contract.cases.acting import CARER, CHEN, HOUR, LIN, MINUTE, NOON, VIEWER, WANG, House

from tocsin import cases, directory
from tocsin.cases import verbs


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


def test_a_post_is_answered_by_what_went_out_signed(house: House) -> None:
    case = acting.opened(house)
    told = verbs.negatives.Collected(excerpt="燙傷了怎麼賠？", post_id="sim/7", duty="comms")
    one = verbs.negatives.collect(house.desk, CHEN, case.case_id, told, NOON)
    verbs.negatives.analyse(house.desk, CHEN, one.negative_id, "賠償", NOON, distress=False)
    out = cases.spoken.Spoken(text="很抱歉，請洽客服。", answers=one.negative_id)
    desk = replace(house.desk, said=lambda _: [out])

    answered = verbs.negatives.respond(desk, CHEN, one.negative_id, "", NOON)

    assert answered.answer == "很抱歉，請洽客服。"


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
    for is_private in (False, True):  # orange: nobody has signed these words
        with pytest.raises(cases.errors.UnsignedAnswer):
            verbs.negatives.respond(
                house.desk, CHEN, one.negative_id, "請洽客服", NOON, is_private=is_private
            )
    spoken = cases.spoken.Spoken(text="很抱歉，  請洽客服。")
    desk = replace(house.desk, said=lambda _: [spoken])
    verbs.negatives.respond(desk, CHEN, one.negative_id, "請洽客服", NOON, is_private=True)
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


def test_whoever_is_trained_is_called_at_once_and_the_clock_climbs_to_whoever_leads(
    house: House,
) -> None:
    told = verbs.negatives.Collected(excerpt="不想活了", post_id="sim/8", is_distressed=True)
    one = verbs.negatives.collect(house.desk, cases.law.MACHINE, "", told, NOON)
    (call, called) = house.told[-1]
    for minutes in (8, 15, 25):
        verbs.timing.tick(house.desk, NOON + minutes * MINUTE)
    late = [(told.subject_code, [each.name for each in to]) for told, to in house.told[1:]]

    assert (call.level, call.subject_code, [each.name for each in called]) == (
        "red",
        "cases.subject.distress",
        ["Kai"],
    )
    assert late == [
        ("cases.subject.warned", ["Kai"]),
        ("cases.subject.late", ["Kai"]),
        ("cases.subject.late", ["Lin"]),
    ]
    with pytest.raises(cases.errors.Untrained):
        verbs.negatives.assign(house.desk, LIN, one.negative_id, acting.person("Chen"), NOON)


def test_whoever_gets_a_post_is_told_of_it_and_by_when(house: House) -> None:
    case = acting.opened(house)
    told = verbs.negatives.Collected(excerpt="They knew for half a year", post_id="sim/9")
    one = verbs.negatives.collect(house.desk, CHEN, case.case_id, told, NOON)
    house.told.clear()

    given = verbs.negatives.assign(
        house.desk, LIN, one.negative_id, acting.person("Jo"), NOON, due_at=NOON + HOUR
    )
    again = verbs.negatives.assign(house.desk, LIN, one.negative_id, acting.person("Mei"), NOON)

    assert (given.person, given.due_at) == ("Jo", NOON + HOUR)
    assert (again.person, again.due_at) == ("Mei", NOON + HOUR)
    assert [[each.name for each in to] for _, to in house.told] == [["Jo"], ["Mei"]]
    assert house.told[0][0].facts["task"] == "They knew for half a year"


def test_somebody_in_distress_never_waits_longer(house: House) -> None:
    case = acting.opened(house)
    told = verbs.negatives.Collected(excerpt="不想活了", is_distressed=True)
    one = verbs.negatives.collect(house.desk, CHEN, case.case_id, told, NOON)

    later = verbs.negatives.assign(
        house.desk, LIN, one.negative_id, acting.person("Kai"), NOON, due_at=NOON + HOUR
    )

    assert later.due_at == NOON + 15 * MINUTE


def test_an_answer_ends_the_clock_of_somebody_in_distress(house: House) -> None:
    case = acting.opened(house)
    told = verbs.negatives.Collected(excerpt="不想活了", post_id="sim/8", is_distressed=True)
    one = verbs.negatives.collect(house.desk, CHEN, case.case_id, told, NOON)
    verbs.negatives.analyse(house.desk, CHEN, one.negative_id, "求助", NOON, distress=True)
    (running,) = house.books.clocks.of_task(f"negative/{one.negative_id}")
    verbs.negatives.respond(house.desk, CARER, one.negative_id, "已致電", NOON + MINUTE)
    (met,) = house.books.clocks.of_task(f"negative/{one.negative_id}")

    assert running.is_running
    assert (met.state, met.met_by) == ("met", "kai")


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

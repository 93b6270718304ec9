"""A case opens with its team, tasks and clocks, once, and tells who has to know."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.contract.cases import acting
from tests.contract.cases.acting import HOUR, LIN, MINUTE, NOON, VIEWER, House

from tocsin import cases, directory, warning
from tocsin.cases import verbs

Level = warning.Level


def heard(house: House, change: warning.LevelChange, **told: Any) -> cases.Case | None:
    one = verbs.hearing.Heard(change=change, watch_name="凱蒂水壺", **told)
    return verbs.hearing.heard(house.desk, one, change.at)


def test_an_opened_case_has_a_team_tasks_and_clocks(house: House) -> None:
    case = acting.opened(house)

    tasks, clocks = house.books.tasks.of(case.case_id), house.books.clocks.of(case.case_id)
    by_play, by_code = {one.play: one for one in tasks}, {one.code: one for one in clocks}
    assert house.books.cases.get(case.case_id) == case
    assert by_play["holding"].person == "Mei"
    assert by_play["holding"].deputy_duty == "spokesperson"
    assert by_play["holding"].blocked_by == (by_play["verify"].task_id,)
    assert by_code["facts-15"].due_at == NOON + 15 * MINUTE
    assert by_code["holding-60"].due_at == NOON + HOUR
    assert [one.name for one in by_code["holding-60"].rungs] == ["Mei", "", "Lin"]
    assert "authoritative-5h" not in by_code


def test_the_clocks_of_a_country_run_only_there(house: House) -> None:
    there = acting.opened(house, country="CN", zone="Asia/Shanghai")

    codes = {one.code: one for one in house.books.clocks.of(there.case_id)}
    assert codes["authoritative-5h"].due_at == NOON + 5 * HOUR
    assert codes["press-24h"].due_at == NOON + 24 * HOUR
    assert "press-48h" not in codes


def test_everybody_on_the_team_is_told_once_and_gaps_are_said(house: House) -> None:
    acting.opened(house)

    people = [tuple(one.name for one in told) for _, told in house.told]
    lines = [line["code"] for one, told in house.told if not told for line in one.lines]
    assert sorted(people) == [(), ("Chen",), ("Lin", "Wang"), ("Mei", "Jo")]
    assert "cases.line.gaps" in lines


def test_a_viewer_opens_nothing(house: House) -> None:
    with pytest.raises(directory.errors.NotAllowed):
        verbs.opening.open_case(house.desk, VIEWER, acting.asked(), NOON)

    assert house.books.cases.recent() == []


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"name": "  "}, cases.errors.BadEntry),
        ({"name": "長" * 201}, cases.errors.BadEntry),
        ({"level": Level.NONE}, cases.errors.BadEntry),
        ({"playbook": "nothing"}, cases.errors.UnknownPlaybook),
        ({"zone": "../etc/passwd"}, cases.errors.UnknownZone),
    ],
)
def test_what_makes_no_case_is_refused(
    house: House, told: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        acting.opened(house, **told)


def test_a_case_pressed_twice_is_one(house: House) -> None:
    acting.opened(house)

    with pytest.raises(cases.errors.BadEntry):
        acting.opened(house)


def test_orange_opens_a_case_and_yellow_does_not(house: House) -> None:
    assert heard(house, acting.change("yellow")) is None
    case = heard(house, acting.change("orange", "yellow"))

    assert case is not None
    assert (case.opening, case.opened_by, case.warnings) == ("level", "machine", ("w1",))
    assert house.books.cases.open() == [case]


def test_what_is_kept_from_people_opens_nothing(house: House) -> None:
    assert heard(house, acting.change("red"), is_told=False) is None


def test_red_raises_the_case_of_orange_and_adds_what_red_asks_for(house: House) -> None:
    first = heard(house, acting.change("orange"))
    assert first is not None
    before = {one.play for one in house.books.tasks.of(first.case_id)}

    again = heard(house, acting.change("red", "orange"))

    assert again is not None
    assert (again.case_id, again.level, again.peak) == (first.case_id, Level.RED, Level.RED)
    after = {one.play for one in house.books.tasks.of(first.case_id)}
    assert after - before == {"executive-brief", "outside-help"}
    assert house.subjects().count("rose") > 0
    assert len(house.books.cases.open()) == 1


def test_another_warning_of_the_same_watch_joins_the_open_case(house: House) -> None:
    first = heard(house, acting.change("orange"))
    second = heard(house, acting.change("orange", number=2))

    assert first is not None
    assert second is not None
    assert second.case_id == first.case_id
    assert second.warnings == ("w1", "w2")


def test_a_level_that_falls_is_told_to_the_case_and_ends_nothing(house: House) -> None:
    case = heard(house, acting.change("red"))
    assert case is not None

    lower = heard(house, acting.change("yellow", "red"))
    ended = heard(house, acting.change("none", "yellow"))

    assert lower is not None
    assert (lower.level, lower.peak, lower.is_open) == (Level.YELLOW, Level.RED, True)
    assert ended is not None
    assert ended.is_open
    assert "case.warning_ended" in house.actions(case.case_id)
    assert any(one.is_running for one in house.books.clocks.of(case.case_id))


def test_a_watch_may_open_cases_sooner_later_or_never(house: House) -> None:
    rule = cases.papers.OpeningRule(
        watch_id="kettles", from_level="yellow", country="CN", zone="Asia/Shanghai"
    )
    verbs.planning.rule(house.desk, acting.WANG, rule, NOON)
    never = replace(rule, watch_id="house", from_level="never")
    verbs.planning.rule(house.desk, acting.WANG, never, NOON)

    case = heard(house, acting.change("yellow"))

    assert case is not None
    assert (case.country, case.zone) == ("CN", "Asia/Shanghai")
    assert heard(house, acting.change("red", watch_id="other", number=2)) is None


def test_a_closed_case_makes_room_for_a_new_one(house: House) -> None:
    first = heard(house, acting.change("orange"))
    assert first is not None
    later = NOON + timedelta(days=1)
    verbs.handling.close(house.desk, LIN, first.case_id, "over", later, leave_open=True)

    second = heard(house, acting.change("orange", number=2, at=later))

    assert second is not None
    assert second.case_id != first.case_id


def test_an_employees_report_is_told_at_once_and_becomes_a_case(house: House) -> None:
    told = verbs.reporting.Told(what="第三產線聞到焦味", where="桃園廠", urgent=True)
    report = verbs.reporting.report(house.desk, VIEWER, told, NOON)
    case = verbs.reporting.to_case(
        house.desk, LIN, report.report_id, Level.ORANGE, "", NOON + MINUTE
    )

    assert house.subjects()[0] == "reported"
    assert case.opening is cases.Opening.REPORT
    kept = house.books.reports.get(report.report_id)
    assert kept is not None
    assert (kept.state, kept.case_id) == ("case", case.case_id)


def test_a_public_tip_is_kept_and_wakes_nobody(house: House) -> None:
    told = verbs.reporting.Told(what="<script>alert(1)</script>\x00 牛奶有異味", urgent=True)
    tip = verbs.reporting.tip(house.desk, told, NOON)
    verbs.reporting.settle(house.desk, LIN, tip.report_id, "thanked", "謝謝您，已送禮券", NOON)

    kept = house.books.reports.get(tip.report_id)
    assert kept is not None
    assert (kept.is_public, kept.urgent, kept.state) == (True, False, "thanked")
    assert kept.what == "<script>alert(1)</script>\N{REPLACEMENT CHARACTER} 牛奶有異味"
    assert house.told == []


def test_what_is_told_as_one_thing_opens_one_case_and_raises_it(house: House) -> None:
    together = frozenset({"w1", "w2"})
    first = replace(acting.change("orange"), watch_id="w1", warning_id="ew1")
    other = replace(acting.change("red"), watch_id="w2", warning_id="ew2", change_id="c2")

    opened = heard(house, first, together=together)
    raised = heard(house, other, together=together)

    assert opened is not None
    assert raised is not None
    assert raised.case_id == opened.case_id
    assert (raised.level, raised.warnings) == (Level.RED, ("ew1", "ew2"))
    assert len(house.books.cases.recent()) == 1

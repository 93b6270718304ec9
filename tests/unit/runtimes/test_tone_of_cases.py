"""What a case knows of its texts: the tone that is asked of them, and which day yesterday was."""

from dataclasses import replace
from pathlib import Path

from tests import databases
from tests.unit.statements import making

from tocsin import cases, statements, warning
from tocsin.runtimes import statements as runtime
from tocsin.statements import checks, drafting, facts, verbs

DENIES = "statements.tone.denies_preventable"


CASE = cases.Case(
    case_id="case-1",
    name="Kettles",
    sort=cases.model.Sort(trigger=cases.Trigger.MISCONDUCT),
    level=warning.Level.ORANGE,
    peak=warning.Level.ORANGE,
    opening=cases.model.Opening.HAND,
    opened_by="mei",
    opened_at=making.NOON,
    playbook="staff-misconduct",
    playbook_version=1,
)


def test_the_case_s_advice_measures_a_tone_that_nobody_judged(tmp_path: Path) -> None:
    db = databases.opened(tmp_path)
    rumour = replace(CASE, sort=cases.model.Sort(trigger=cases.Trigger.RUMOUR))
    found: list[set[str]] = []
    with db.writing() as books:
        desk = runtime.desk(books)
        one = making.draft(desk, "We are sorry. These claims are false.")
        for case in (CASE, rumour, CASE):
            books.cases.cabinet().cases.put(case)
            found.append(_told(desk, one))
        verbs.opening.change(
            desk,
            one.statement_id,
            expected=1,
            cluster="victim",
            actor=making.MEI,
            now=making.NOON,
        )
        judged = _told(desk, one)
    db.close()

    assert [DENIES in codes for codes in found] == [True, False, True]
    assert DENIES not in judged


def test_yesterday_is_the_day_on_the_wall_of_the_case(tmp_path: Path) -> None:
    db = databases.opened(tmp_path)
    found: list[set[str]] = []
    with db.writing() as books:
        desk = runtime.desk(books)
        making.fact(desk, facts.Aspect.WHEN, en="The fire broke out on 2 March 2026.")
        one = making.draft(desk, "The fire broke out yesterday.")
        for zone in ("UTC", "Pacific/Auckland"):  # at noon in London it is the 3rd in Auckland
            books.cases.cabinet().cases.put(replace(CASE, zone=zone))
            found.append(_told(desk, one))
    db.close()

    assert ["statements.contradicts.date" in codes for codes in found] == [True, False]


def _told(desk: statements.Books, one: drafting.Draft) -> set[str]:
    return {each.code for each in checks.check(one, runtime.besides.of(desk, one))}

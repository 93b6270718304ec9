"""A playbook of other levels, a newer version of one, an impact that people weigh."""

from tests.contract.cases import acting
from tests.contract.cases.acting import ADMIN, HOUR, LIN, NOON, House

from tocsin import cases, warning
from tocsin.cases import verbs

Level = warning.Level

PLAN = """
playbook: product-safety
extends: first-hours
version: 1
name: {en: Kettles}
trigger: quality
type: product
levels: LEVELS
plays:
  - play: ring-shops
    role: comms
    step: execute
    levels: orange+
    name: {en: Ring the shops}
    done_when: {en: All know}
"""


def test_a_newer_version_of_a_playbook_brings_a_running_case_what_it_adds(house: House) -> None:
    case = acting.opened(house, playbook="product-safety")
    before = [one.task_id for one in house.books.tasks.of(case.case_id)]
    kept = verbs.planning.put(house.desk, ADMIN, PLAN.replace("LEVELS", "blue+"), NOON + HOUR)
    after = house.books.cases.get(case.case_id)
    fresh = [one for one in house.books.tasks.of(case.case_id) if one.task_id not in before]

    assert after is not None
    assert (after.playbook_version, kept.version) == (kept.version, case.playbook_version + 1)
    assert [(one.play, one.person) for one in fresh] == [("ring-shops", "Mei")]
    assert house.actions(case.case_id)[-1] == "case.replanned"
    assert house.subjects()[-1] == "assigned"


def test_a_playbook_of_graver_levels_is_not_proposed_below_them(house: House) -> None:
    kept = verbs.planning.put(house.desk, ADMIN, PLAN.replace("LEVELS", "red+"), NOON)
    found = [
        cases.playbooks.choosing.best([], cases.Trigger.QUALITY, level, [kept])
        for level in (Level.ORANGE, Level.RED)
    ]

    assert found == ["first-hours", "product-safety"]


def test_a_grave_impact_stands_beside_the_advice_until_it_is_weighed_anew(house: House) -> None:
    case = acting.opened(house)
    book, field = house.books.impacts, cases.papers.Field.TRUST
    score = verbs.writing.score
    score(house.desk, LIN, case.case_id, field, 3, "letters", NOON)
    grave = cases.advice.of(case, book.of(case.case_id)).exceptions
    score(house.desk, LIN, case.case_id, field, 1, "calmer", NOON + HOUR)
    calm = cases.advice.of(case, book.of(case.case_id)).exceptions

    assert "impact_trust" in grave
    assert "impact_trust" not in calm

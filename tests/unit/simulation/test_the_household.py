"""The demo's own directory: whole, marked as fictional, and gone with the demo."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.unit.web import small_house

from tocsin import cases
from tocsin.cases import playbooks
from tocsin.directory import duties, entries
from tocsin.kernel import catalogue
from tocsin.runtimes.directory import furnishing, peopling, visiting
from tocsin.simulation import household

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def house(tmp_path: Path) -> small_house.SmallHouse:
    return small_house.a_house(tmp_path)


def known(language: str) -> list[entries.Entry]:
    def say(code: str) -> str:
        return catalogue.standard().say(language, f"{household.words.CODES}{code}")

    return [*household.people.entries(say), *household.outside.entries(say, NOW)]


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_every_entry_can_be_kept_in_every_language_and_says_that_it_is_made_up(
    language: str,
) -> None:
    books = entries.memory.Books()
    for one in known(language):
        books.entries.put(entries.checking.checked(one))
        assert one.note
        assert household.words.CODES not in repr(one)
    lost = [
        (one.entry_id, entry_id)
        for one in known(language)
        for kind, entry_id in entries.checking.pointed(one)
        if books.entries.get(kind, entry_id) is None
    ]

    assert lost == []


def test_nobody_real_can_be_reached() -> None:
    told = {
        reach.address for one in known("en") for reach in getattr(one, "reach", ()) if reach.address
    }

    assert {one for one in told if not re.search(r"\.example$|^\+44 1632 9600\d\d$", one)} == set()


def test_there_is_a_duty_for_every_role_of_every_shipped_playbook() -> None:
    there = {one.entry_id for one in known("en") if isinstance(one, entries.model.Duty)}
    asked = {play.role for book in playbooks.shipped.all_of_them().values() for play in book.plays}

    assert asked - there == set()
    assert {"communications", "legal"} <= there


def test_the_team_is_there_and_one_night_is_open(house: small_house.SmallHouse) -> None:
    with house.db.writing() as books:
        peopling.begin_demo(books, NOW)
        furnishing.begin(books, "zh-Hant", NOW)
        lead = visiting.duty_at(books, "lead", NOW)
        users = {one.person_id for one in books.users.all()}
        shifts = books.shifts.between(NOW, NOW + timedelta(days=7))
        desk = books.entries.get(entries.model.Duty, "monitoring")
        assert desk is not None
        gaps = duties.gaps(desk, visiting.people(books), shifts, NOW, NOW + timedelta(days=7))
    house.close()

    assert lead.person_id in users
    assert [gap.ends_at - gap.begins_at for gap in gaps] == [timedelta(hours=8)]


def test_what_somebody_removed_stays_removed_and_the_rota_goes_on(
    house: small_house.SmallHouse,
) -> None:
    with house.db.writing() as books:
        furnishing.begin(books, "en", NOW)
        books.entries.remove(entries.model.Expert, "demo-burns")
        books.shifts.remove("demo-20260305-08")
        furnishing.begin(books, "en", NOW + timedelta(days=2))
        experts = [one.entry_id for one in books.entries.all(entries.model.Expert)]
        shifts = {one.shift_id for one in books.shifts.between(NOW, NOW + timedelta(days=20))}
    house.close()

    assert experts == ["demo-thermal"]
    assert "demo-20260305-08" not in shifts
    assert "demo-20260313-08" in shifts


def test_each_reader_has_it_in_their_own_words_but_for_what_somebody_wrote() -> None:
    say = catalogue.standard().say

    def called(lang: str) -> str:  # in English, as the duty is
        return say(lang, "simulation.household.department.quality")

    duty = {"name": say("en", "simulation.household.duty.legal"), "note": "Ask Lin first"}
    theirs = furnishing.spoken([duty], "duty", "zh-Hant")

    assert theirs == [
        {"name": say("zh-Hant", "simulation.household.duty.legal"), "note": "Ask Lin first"}
    ]
    assert furnishing.spoken(theirs, "duty", "en") == [duty]
    assert furnishing.spoken(called("en"), "department", "zh-Hans") == called("zh-Hans")


def test_a_real_house_keeps_nothing_of_it(house: small_house.SmallHouse) -> None:
    with house.db.writing() as books:
        furnishing.begin(books, "en", NOW)
        mine = entries.Shift(
            shift_id="mine",
            duty_id="lead",
            person_id="p",
            begins_at=NOW,
            ends_at=NOW + timedelta(hours=1),
        )
        books.shifts.put([mine])
        furnishing.end(books, NOW)
        furnishing.end(books, NOW)
        left = [one for kind in entries.KINDS.values() for one in books.entries.all(kind)]
        shifts = books.shifts.between(NOW - timedelta(days=9), NOW + timedelta(days=9))
    house.close()

    assert left == []
    assert shifts == [mine]


def test_cases_open_where_the_household_lives_until_it_is_let_go(
    house: small_house.SmallHouse,
) -> None:
    with house.db.writing() as books:
        furnishing.begin(books, "en", NOW)
        here = cases.verbs.hearing.rule(house.cases.on(books), "sim-kettle")
        furnishing.end(books, NOW)
        after = cases.verbs.hearing.rule(house.cases.on(books), "sim-kettle")
    house.close()

    assert (here.country, here.zone) == ("TW", "Asia/Taipei")
    assert (after.country, after.zone) == ("", "UTC")

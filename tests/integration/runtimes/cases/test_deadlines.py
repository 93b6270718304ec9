"""What was promised outside falls due as clocks do, and its clock ends with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.contract.cases import acting
from tests.unit.web import making, small_house

from tocsin import cases, warning
from tocsin.adapters import sql
from tocsin.directory import entries
from tocsin.runtimes import cases as room
from tocsin.runtimes import chores
from tocsin.statements import drafting, publishing

NOON, HOUR = making.NOON, timedelta(hours=1)
MEI = entries.model.Person(entry_id="p-mei", name="Mei")
ASKED = entries.model.Enquiry(
    entry_id="q-1",
    name="The Daily asks",
    question="How many?",
    asked_at=NOON,
    due_at=NOON + 2 * HOUR,
    owner_id="p-mei",
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[small_house.SmallHouse]:
    made = small_house.a_house(tmp_path)
    made.write(lambda books: books.entries.put(MEI))
    yield made
    made.close()


def renewed(house: small_house.SmallHouse, at: timedelta = timedelta(0)) -> None:
    house.clock.put(NOON + at)

    made = room.Deadlines(db=house.db, desks=house.cases, time=house.clock, alone=chores.to_its_end)
    made.renew(NOON + at)


def ticked(house: small_house.SmallHouse, at: timedelta) -> list[tuple[str, str]]:
    with house.db.writing() as books:
        cases.verbs.timing.tick(house.cases.on(books), NOON + at)
        return [(one.recipient, one.subject_code) for one in books.outbox.recent()]


def clocks(house: small_house.SmallHouse, about: str) -> list[cases.clocks.Clock]:
    with house.db.reading() as books:
        return books.cases.cabinet().clocks.of_task(about)


def put_out(
    books: sql.Books, case_id: str, key: str, at: datetime, *, next_update_at: datetime | None
) -> None:
    """Keep a statement that is out."""
    statement = drafting.Statement(
        statement_id=key,
        number=1,
        case_id=case_id,
        kind=drafting.Kind.HOLDING,
        level=warning.Level.ORANGE,
        subject="the kettle",
        cluster="",
        next_update_at=next_update_at,
        opened_by="mei",
        opened_at=at,
    )
    out = publishing.Publication(
        publication_id=f"p-{key}",
        draft_id=f"d-{key}",
        draft_number=1,
        seal="",
        statement_id=key,
        case_id=case_id,
        channel="website",
        account="",
        state=publishing.State.PUBLISHED,
        person_id="wang",
        person="Wang",
        at=at,
        due_at=at,
        is_scheduled=False,
        published_at=at,
    )
    books.drafts.put(statement)
    books.publications.put(out, publishing.Attempt(at=at, what="sent", state=out.state))


def test_an_enquiry_is_told_of_before_and_after_it_is_due_until_it_is_answered(
    house: small_house.SmallHouse,
) -> None:
    house.write(lambda books: books.entries.put(ASKED))
    for _ in range(2):
        renewed(house)
    before, late = ticked(house, 1.5 * HOUR), ticked(house, 2 * HOUR)
    answered = replace(ASKED, answered_at=NOON + 3 * HOUR)
    house.write(lambda books: books.entries.put(answered))
    renewed(house, 3 * HOUR)
    (one,) = clocks(house, "enquiry/q-1")

    assert before == [("p-mei", "cases.subject.warned")]
    assert late[0] == ("p-mei", "cases.subject.late")
    assert (one.state, one.name["en"]) == ("met", "Answer an enquiry: The Daily asks")


def test_an_enquiry_that_is_moved_or_taken_away_takes_its_clock_along(
    house: small_house.SmallHouse,
) -> None:
    house.write(lambda books: books.entries.put(ASKED))
    renewed(house)
    house.write(lambda books: books.entries.put(replace(ASKED, due_at=NOON + 5 * HOUR)))
    renewed(house)
    moved = [(one.state, one.due_at) for one in clocks(house, "enquiry/q-1")]
    house.write(lambda books: books.entries.remove(entries.model.Enquiry, "q-1"))
    renewed(house)

    assert moved == [("stopped", NOON + 2 * HOUR), ("running", NOON + 5 * HOUR)]
    assert not any(one.is_running for one in clocks(house, "enquiry/q-1"))


def test_a_grave_case_is_reported_to_whom_the_law_names_and_a_person_says_when(
    house: small_house.SmallHouse,
) -> None:
    of = entries.model.Association
    theirs = of(entry_id="a-1", name="Safety board", topics=("Product",), report_within_h=24)
    other = of(entry_id="a-2", name="Data board", topics=("Data",), report_within_h=72)
    with house.db.writing() as books:
        books.entries.put(theirs)
        books.entries.put(other)
        desk = house.cases.on(books)
        case = cases.verbs.opening.open_case(desk, acting.LIN, acting.asked(), NOON)
    renewed(house)
    (one,) = clocks(house, f"association/a-1/{case.case_id}")
    with house.db.writing() as books:
        desk = house.cases.on(books)
        cases.verbs.timing.meet(desk, acting.LIN, one.clock_id, "by phone", NOON + HOUR)
    renewed(house, HOUR)

    assert (one.due_at, one.case_id) == (NOON + 24 * HOUR, case.case_id)
    assert [each.state for each in clocks(house, one.task_id)] == ["met"]
    assert clocks(house, f"association/a-2/{case.case_id}") == []


def test_a_statement_s_next_words_are_due_when_it_said_until_more_is_out(
    house: small_house.SmallHouse,
) -> None:
    with house.db.writing() as books:
        desk = house.cases.on(books)
        case = cases.verbs.opening.open_case(desk, acting.LIN, acting.asked(), NOON)
        put_out(books, case.case_id, "s-1", NOON, next_update_at=NOON + HOUR)
    renewed(house)
    ticked(house, 1.5 * HOUR)
    with house.db.writing() as books:
        put_out(books, case.case_id, "s-2", NOON + 2 * HOUR, next_update_at=None)
    renewed(house, 2 * HOUR)
    with house.db.reading() as books:
        found = books.cases.cabinet().clocks.of(case.case_id)

    told = [one for one in found if one.code == "update"]
    assert [(one.state, one.due_at) for one in told] == [("met", NOON + HOUR)]


def test_a_holding_statement_that_is_out_has_met_its_clock_at_that_very_moment(
    house: small_house.SmallHouse,
) -> None:
    with house.db.writing() as books:
        desk = house.cases.on(books)
        case = cases.verbs.opening.open_case(desk, acting.LIN, acting.asked(), NOON)
        put_out(books, case.case_id, "silent", NOON + timedelta(minutes=20), next_update_at=None)
    renewed(house, timedelta(minutes=21))
    before = holding(house, case.case_id)
    house.write(
        lambda books: put_out(
            books, case.case_id, "whole", NOON + timedelta(minutes=59), next_update_at=NOON + HOUR
        )
    )
    renewed(house, timedelta(minutes=61))
    after = holding(house, case.case_id)

    assert before.is_running
    assert (after.state, after.met_by, after.late_s) == ("met", "machine", 0.0)
    assert after.met_at == NOON + timedelta(minutes=59)


def holding(house: small_house.SmallHouse, case_id: str) -> cases.clocks.Clock:
    with house.db.reading() as books:
        found = books.cases.cabinet().clocks.of(case_id)
    return next(one for one in found if one.code == "holding-60")


def test_a_playbook_may_ask_for_every_kind_of_statement_and_for_no_other() -> None:
    assert set(cases.playbooks.keys.SAID) == {"", *drafting.Kind}

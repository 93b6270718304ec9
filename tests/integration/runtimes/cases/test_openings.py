"""A level that rises opens a case in the same transaction, with notices, audit and feed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from tests.contract.cases import acting
from tests.contract.store import building

from tocsin import cases, listening, notices, warning
from tocsin.adapters import sql
from tocsin.directory import entries
from tocsin.kernel import audit, catalogue, clock
from tocsin.runtimes import cases as room
from tocsin.runtimes import rulings

T = TypeVar("T")
NOON = acting.NOON
HOUSE_ROUTE = notices.Route(channel="in_app", recipient="desk", min_level="yellow")
A_WATCH = listening.Watch(watch_id="kettles", name="凱蒂水壺", any=("凱蒂",))


def _invented(books: sql.Books) -> cases.Duties:
    del books
    return cases.memory.Duties(acting.DUTIES)


def desks(duties_of: room.desks.DutiesOf = _invented) -> room.Desks:
    return room.Desks(
        duties_of=duties_of,
        stops_of=room.holding.reached(("zh-Hant",), {"email"}),
        routes=(HOUSE_ROUTE,),
        desk_of=lambda books: notices.Desk(outbox=books.outbox),
    )


def opener(asked: room.Desks | None = None) -> room.Openings:
    return room.Openings(
        lambda books, telling, now: None,
        asked or desks(),
        lambda: {"kettles": A_WATCH},
        is_simulated=False,
    )


def telling(change: warning.LevelChange) -> rulings.Telling:
    standing = warning.EarlyWarning(
        warning_id=change.warning_id,
        watch_id=change.watch_id,
        level=change.after,
        opened_at=change.at,
        since=change.at,
        peak=change.after,
    )
    moved = warning.LevelChanged(at=change.at, warning=standing, change=change)
    return rulings.Telling(moves=(moved,), told=frozenset({change.change_id}))


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sql.Database]:
    with building.opened(tmp_path / "data") as store:
        yield store.db


def test_orange_opens_a_case_that_people_are_told_of(db: sql.Database) -> None:
    with db.writing() as books:
        opener()(books, telling(acting.change("orange")), NOON)

    with db.reading() as books:
        (case,) = books.cases.cabinet().cases.open()
        told = books.outbox.recent()
        trail = [one.action for one in books.audit.entries()]
        feed = [one.payload for one in books.feed.after(0)]
        is_whole = audit.first_break(books.audit.entries()) is None
    assert case.name == "凱蒂水壺"
    assert {one.recipient for one in told} == {"desk", "lin", "mei", "chen"}
    assert next(one for one in told if one.recipient == "lin").chain[0].recipient == "wang"
    assert "case.opened" in trail
    assert is_whole
    assert {"what": "case", "id": case.case_id} in feed


def test_the_notice_of_a_case_reads_in_every_language_and_leads_to_it(db: sql.Database) -> None:
    with db.writing() as books:
        opener()(books, telling(acting.change("orange")), NOON)
        (lin,) = [one for one in books.outbox.recent() if one.recipient == "mei"]

    words = notices.wording.write(lin, catalogue.standard(), address="http://localhost:8000")

    assert words.subject == "事件已成立（橙色預警）：凱蒂水壺"
    assert "您的職責：公關" in words.text
    assert "時限：初步聲明，2026-03-02 13:00 (UTC) 前" in words.text
    assert f"http://localhost:8000/cases/{lin.warning_id.partition('/')[0]}" in words.text
    assert "cases." not in words.text


def test_the_directory_says_who_holds_a_duty_and_how_each_is_reached(db: sql.Database) -> None:
    mail = entries.model.Reach(channel="email", address="mei@example.org")
    with db.writing() as books:
        for one in (
            entries.model.Person(entry_id="p-mei", name="林美", reach=(mail,), languages=("en",)),
            entries.model.Person(entry_id="p-wang", name="王明"),
            entries.model.Duty(
                entry_id="lead",
                name="Lead",
                holdings=(entries.model.Holding(person_id="p-mei", deputies=("p-wang",)),),
            ),
        ):
            books.entries.put(one)
        opener(desks(room.holding.Holders))(books, telling(acting.change("red")), NOON)

    with db.reading() as books:
        (case,) = books.cases.cabinet().cases.open()
        team = {one.duty: one.name for one in books.cases.cabinet().team.of(case.case_id)}
        told = {(one.channel, one.recipient): one for one in books.outbox.recent()}
    assert team["lead"] == "林美"
    assert team["legal"] == ""
    assert told["in_app", "p-mei"].chain[0].recipient == "p-wang"
    assert told["email", "mei@example.org"].languages == ("en",)


def test_back_filled_posts_start_no_clocks(db: sql.Database) -> None:
    with db.writing() as books:
        opener()(books, telling(acting.change("red")), NOON + timedelta(hours=7))

    with db.reading() as books:
        assert books.cases.cabinet().cases.open() == []


def test_what_fails_with_the_level_change_leaves_no_case(db: sql.Database) -> None:
    def fail() -> None:
        with db.writing() as books:
            opener()(books, telling(acting.change("orange")), NOON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with db.reading() as books:
        assert books.cases.cabinet().cases.recent() == []
        assert books.outbox.recent() == []


async def test_a_clock_is_told_of_once_whoever_restarts(db: sql.Database) -> None:
    with db.writing() as books:
        opener()(books, telling(acting.change("orange")), NOON)
    time = clock.SetClock(at=NOON + timedelta(minutes=16))

    async def alone(work: Callable[[], T], /) -> T:
        return work()

    for _ in range(3):  # three lives
        ticker = room.Ticker(db=db, desks=desks(), time=time, alone=alone)
        await ticker.run()

    with db.reading() as books:
        late = [one for one in books.outbox.recent() if one.subject_code == "cases.subject.late"]
    assert [one.facts["clock"] for one in late if "事實" in str(one.facts["clock"])] != []
    assert len({one.change_id for one in late}) == len(late)


def test_nothing_that_a_hold_covers_is_let_go_of(db: sql.Database) -> None:
    since = datetime(2020, 1, 1, tzinfo=UTC)
    with db.writing() as books:
        desk = desks().on(books)
        case = cases.verbs.opening.open_case(desk, acting.LIN, acting.asked(), NOON)
        locker = cases.verbs.locker
        hold = locker.hold(desk, acting.WANG, case.case_id, "訴訟", NOON, since=since)
        assert locker.keep_from(books.cases.cabinet().holds) == since
        locker.release(desk, acting.ADMIN, hold.hold_id, "和解", NOON)
        assert locker.keep_from(books.cases.cabinet().holds) is None

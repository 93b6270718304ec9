"""Who is told by duty, and whose names stand on a roll."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests import databases

from tocsin import cases, notices, warning
from tocsin.adapters import sql
from tocsin.directory import entries
from tocsin.runtimes import duties

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BOSS = notices.Stop(channel="webhook", recipient="boss")
ROUTE = notices.Route(channel="email", recipient="desk@example.org", duty="press", chain=(BOSS,))
_M = entries.model


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sql.Database]:
    made = databases.opened(tmp_path)
    yield made
    made.close()


def stops(_books: sql.Books, person: cases.Person) -> Sequence[notices.Stop]:
    own = notices.Stop(channel="in_app", recipient=person.user_id)
    mail = notices.Stop(channel="email", recipient=f"{person.user_id}@example.org")
    return [own] if person.user_id == "mei" else [own, mail]


def held(db: sql.Database, *people: str) -> None:
    with db.writing() as books:
        for one in people:
            books.entries.put(
                _M.Person(
                    entry_id=one,
                    name=one.title(),
                    reach=(_M.Reach(channel="email", address=f"{one}@example.org"),),
                )
            )
        first, *deputies = people
        holding = _M.Holding(person_id=first, deputies=tuple(deputies))
        books.entries.put(_M.Duty(entry_id="press", name="Press", holdings=(holding,)))


def routes(db: sql.Database, *told: notices.Route) -> Sequence[notices.Route]:
    with db.reading() as books:
        return duties.routing.on_duty(stops)(books, told, NOON)


def test_whoever_holds_the_duty_is_told_and_then_the_deputies(db: sql.Database) -> None:
    held(db, "lin", "huang")

    (one,) = routes(db, ROUTE)

    assert one.recipient == "lin@example.org"
    assert [stop.recipient for stop in one.chain] == ["huang@example.org", "boss"]


def test_whoever_has_no_such_address_is_told_where_they_are(db: sql.Database) -> None:
    held(db, "mei")

    (one,) = routes(db, ROUTE)

    assert (one.channel, one.recipient) == ("in_app", "mei")


def test_a_duty_that_nobody_holds_falls_to_the_written_recipient(db: sql.Database) -> None:
    plain = replace(ROUTE, duty="")

    assert list(routes(db, ROUTE, plain)) == [ROUTE, plain]


def a_case() -> cases.Case:
    return cases.Case(
        case_id="case-1",
        name="Kettles",
        sort=cases.model.Sort(),
        level=warning.Level.RED,
        peak=warning.Level.RED,
        warnings=("w-1",),
        opening=cases.model.Opening.LEVEL,
        opened_by="lin",
        opened_at=NOON,
        playbook="product_safety",
        playbook_version=1,
    )


def test_a_case_s_roll_has_its_team_its_warnings_and_their_names(db: sql.Database) -> None:
    held(db, "lin", "huang")
    told = [
        notices.announce(
            notices.Bulletin(
                bulletin_id=topic,
                topic_id=topic,
                at=NOON,
                level="red",
                subject_code="notices.subject.outage",
            ),
            [notices.Route(channel="email", recipient=to)],
            now=NOON,
        )[0]
        for topic, to in (("case-1/opened/lin", "lin@example.org"), ("w-1", "x@example.org"))
    ]
    with db.writing() as books:
        cabinet = books.cases.cabinet()
        cabinet.cases.put(a_case())
        for one in ("lin", "huang"):
            member = cases.Member(
                case_id="case-1", duty=one, user_id=one, name=one.title(), since=NOON
            )
            cabinet.team.put(member)
        books.outbox.add(told)
        books.outbox.acknowledge(told[0].notice_id, "Lin", NOON + timedelta(minutes=1))
        rows = duties.rolls.of(books, "case-1")

    assert [(row.name, str(row.presence)) for row in rows] == [
        ("Huang", "missing"),
        ("x@example.org", "on_its_way"),
        ("Lin", "read"),
    ]


def test_of_what_nobody_knows_there_is_no_roll(db: sql.Database) -> None:
    with db.reading() as books, pytest.raises(notices.errors.UnknownTopic):
        duties.rolls.of(books, "nothing")

"""A store of before the response room is brought up with its rows in place."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from alembic import command
from sqlalchemy import inspect, text
from tests.contract.cases import acting
from tests.contract.store.test_upgrades import counted, of_before
from tests.unit.statements import making
from tests.unit.statements.test_planning import drawn

from tocsin import cases, directory, statements
from tocsin.adapters import sql
from tocsin.adapters.sql import schema, wire
from tocsin.directory import entries
from tocsin.runtimes import statements as runtime
from tocsin.statements import facts, verbs

_RESPONSE = {
    *("users", "sessions", "facts", "statements", "drafts", "signatures", "publications"),
    *("publication_attempts", "turns", "directory_entries", "audit", "feed"),
    *("cases", "case_tasks", "case_clocks", "case_team", "case_timeline", "case_papers"),
    "case_evidence",
}
_BEFORE = (3, None, [3.0], [("late", 2)], "yes")
# Each revision of the response room, the one before it, and a table that it brings.
_STEPS = [
    ("0013", "0014", "users"),
    ("0014", "0015", "facts"),
    ("0016b", "0016", "cases"),
    ("0016d", "0017", "directory_entries"),
    ("0017", "0018", "turns"),
    ("0018", "0019", "attachments"),
]


def upgraded(db: sql.Database, revision: str) -> set[str]:
    with db.writing() as books:
        command.upgrade(schema._config(books.connection), revision)
        return set(inspect(books.connection).get_table_names())


@pytest.mark.parametrize(("before", "after", "table"), _STEPS)
def test_each_step_brings_its_table_and_keeps_what_was_there(
    bare_url: str, before: str, after: str, table: str
) -> None:
    db = of_before(bare_url, before)
    with db.writing() as books:
        known = set(inspect(books.connection).get_table_names())

    found = upgraded(db, after)

    assert table not in known
    assert table in found
    with db.writing() as books:
        assert counted(books) == _BEFORE
    db.close()


def test_what_was_said_before_there_were_plans_stays_and_can_be_planned(bare_url: str) -> None:
    db = of_before(bare_url, "0017")
    with db.writing() as books:
        desk = runtime.desk(books)
        fact = making.fact(desk, facts.Aspect.WHAT, en="It burnt.")
        draft = making.draft(desk)
        verbs.approving.approve(
            desk,
            draft.draft_id,
            seal=making.wish(draft).seal,
            actor=making.LIN,
            now=making.NOON,
        )
        person = entries.model.Person(entry_id="lin", name="Lin")
        books.entries.put(person)
        user = directory.users.User(
            user_id="u-1", name="lin", shown="Lin", roles=frozenset(), made_at=making.NOON
        )
        books.users.put(user)
        count = books.connection.execute(text("SELECT count(*) FROM audit")).scalar_one()
    sql.migrate(db)

    with db.writing() as books:
        desk = runtime.desk(books)
        assert desk.facts.newest(fact.fact_id) == fact
        assert desk.drafts.newest(draft.draft_id) == draft
        assert [one.person for one in desk.signatures.of_draft(draft.draft_id)] == ["Lin"]
        assert books.entries.get(entries.model.Person, "lin") == person
        assert books.users.get("u-1") == user
        assert books.connection.execute(text("SELECT count(*) FROM audit")).scalar_one() == count
        assert drawn(desk) == verbs.planning.of_case(desk, "case-1")
        assert counted(books) == _BEFORE
    db.close()


def users_and_what_they_hold(books: sql.Books) -> None:
    roles = frozenset({directory.Role.APPROVER})
    one = directory.users.User(
        user_id="u-2", name="mei", shown="Mei", roles=roles, made_at=making.NOON
    )
    books.users.put(one)
    books.sessions.put(
        directory.users.sessions.begun("u-2", "key", how="password", now=making.NOON)
    )


def words_on_their_way_out(books: sql.Books) -> None:
    # There are words before there is a directory: nobody stands in for anybody yet.
    desk = replace(runtime.desk(books), lines_of=statements.around.no_lines)
    making.fact(desk, facts.Aspect.WHAT, hant="水壺起火\u202e", en="It burnt.")
    draft = making.signed(desk, making.draft(desk))
    wish = replace(making.wish(draft), out_of_turn="there are no plans yet")
    verbs.releasing.publish(desk, wish, actor=making.WANG, now=making.NOON)


def a_case_at_work(books: sql.Books) -> None:
    house = acting.House(books.cases.cabinet())
    case = acting.opened(house)
    taken = cases.evidence.Taken(kind="text", text="水壺起火")
    cases.verbs.locker.take(house.desk, acting.LIN, case.case_id, taken, acting.NOON)
    since, why = acting.NOON, "a court asks"
    cases.verbs.locker.hold(house.desk, acting.WANG, case.case_id, why, acting.NOON, since=since)


def whom_we_know(books: sql.Books) -> None:
    books.entries.put(entries.model.Person(entry_id="mei", name="Mei"))


def who_hears_what(books: sql.Books) -> None:
    drawn(runtime.desk(books))


def a_user_of_the_first_books(books: sql.Books) -> None:
    one = directory.users.User(
        user_id="u-1", name="lin", shown="Lin", roles=frozenset(), made_at=making.NOON
    )
    into = "INSERT INTO users (user_id, name, subject, body) VALUES ('u-1', 'lin', '', :body)"
    books.connection.execute(text(into), {"body": wire.told(one)})


def columns(books: sql.Books) -> dict[str, str]:
    """Return the columns of every table of the response room that is there."""
    look = inspect(books.connection)
    return {
        name: ", ".join(f'"{one["name"]}"' for one in look.get_columns(name))
        for name in sorted(_RESPONSE.intersection(look.get_table_names()))
    }


def rows(books: sql.Books, some: Mapping[str, str]) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of some tables as the database has them."""
    read = {name: text(f"SELECT {told} FROM {name} ORDER BY {told}") for name, told in some.items()}
    return {
        name: [tuple(one) for one in books.connection.execute(wanted)]
        for name, wanted in read.items()
    }


# What people had done in a store that ended with a revision, and the tables that hold nothing yet.
_DONE = {
    "0016": (a_user_of_the_first_books, words_on_their_way_out, a_case_at_work),
    "0018": (
        *(words_on_their_way_out, a_case_at_work),
        *(users_and_what_they_hold, whom_we_know, who_hears_what),
    ),
}
_EMPTY = {"0016": ["sessions"], "0018": []}


@pytest.mark.parametrize("revision", sorted(_DONE))
def test_no_row_of_the_response_room_changes_on_the_way_up(bare_url: str, revision: str) -> None:
    db = of_before(bare_url, revision)
    with db.writing() as books:
        for work in _DONE[revision]:
            work(books)
        there = columns(books)
        before = rows(books, there)
    sql.migrate(db)

    with db.writing() as books:
        after = rows(books, there)
    db.close()
    assert [name for name, some in before.items() if not some] == _EMPTY[revision]
    assert after == before

"""A store of before the response room is brought up with its rows in place."""

import pytest
from alembic import command
from sqlalchemy import inspect, text
from tests.contract.store.test_upgrades import counted, of_before
from tests.unit.statements import making
from tests.unit.statements.test_planning import drawn

from tocsin import directory
from tocsin.adapters import sql
from tocsin.adapters.sql import schema
from tocsin.directory import entries
from tocsin.runtimes import statements as runtime
from tocsin.statements import facts, verbs

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

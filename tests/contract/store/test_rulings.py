"""What people rule is kept by version, and what was kept back is never lost."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from sqlalchemy import text
from tests.contract.store import building

from tocsin import warning
from tocsin.adapters import sql
from tocsin.adapters.sql import schema
from tocsin.warning import fatigue, hearing, periods

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
A_SILENCE = fatigue.Silence(
    silence_id="s1",
    watch_id="w1",
    reason="a sale of ours",
    person="林美",
    begins_at=NOON,
    ends_at=NOON + HOUR,
)
A_HELD = fatigue.Withheld(
    change_id="c1",
    warning_id="e1",
    watch_id="w1",
    at=NOON,
    before=warning.Level.NONE,
    after=warning.Level.YELLOW,
    why="silence",
    by="s1",
)


@pytest.fixture
def books(store: building.Store) -> Iterator[sql.Books]:
    with store.db.writing() as one:
        yield one


def test_the_shipped_rules_are_in_force_before_anybody_changes_them(books: sql.Books) -> None:
    assert books.rules.newest() == 0
    assert books.rules.table() == warning.consequence.shipped_table()
    assert books.rules.budgets() == {}


def test_every_version_stays_with_who_when_and_why(books: sql.Books) -> None:
    one = warning.consequence.ConsequenceClass(code="recall", name="召回", words={"zh": ("召回",)})
    table = warning.consequence.Table(classes=(one,))

    first = books.rules.add_budget("w1", 0.5, person="Lin", why="loud", at=NOON)
    books.rules.add_table(table, person="Chen", why="our trade", at=NOON + HOUR)
    books.rules.add_budget("w1", 2.0, person="Lin", why="louder", at=NOON + 2 * HOUR)
    books.rules.add_budget("", 1.5, person="Lin", why="all", at=NOON + 3 * HOUR)

    assert books.rules.table().classes == (one,)
    assert books.rules.table().version == 2
    assert {scope: (b.per_week, b.version) for scope, b in books.rules.budgets().items()} == {
        "w1": (2.0, 3),
        "": (1.5, 4),
    }
    assert books.rules.entries(kind="budget", scope="w1")[-1] == first
    assert [entry.person for entry in books.rules.entries()] == ["Lin", "Lin", "Chen", "Lin"]


def test_a_budget_taken_back_is_no_longer_in_force(books: sql.Books) -> None:
    books.rules.add_budget("w1", 0.5, person="Lin", why="loud", at=NOON)
    books.rules.add_budget("w1", None, person="Lin", why="quiet again", at=NOON)

    assert books.rules.budgets() == {}
    assert len(books.rules.entries()) == 2


def test_periods_are_kept_whole(books: sql.Books) -> None:
    call = periods.Call(channel="email", recipient="night@example.org")
    own = periods.Period(
        period_id="launch",
        name="Launch 新品",
        begins_at=NOON,
        ends_at=NOON + HOUR,
        calls=(call,),
        watches=("w1",),
    )
    books.periods.put(own)

    assert books.periods.all() == [own]
    assert books.periods.remove("launch")
    assert not books.periods.remove("launch")


def test_a_silence_that_ended_is_still_listed_with_what_it_kept_back(books: sql.Books) -> None:
    books.silences.put(A_SILENCE)
    books.withheld.add([A_HELD])
    books.withheld.add([A_HELD])
    assert books.silences.open() == [A_SILENCE]

    ended = warning.fatigue.silences.ended(A_SILENCE, NOON + HOUR, "machine")
    books.silences.put(ended)

    assert books.silences.open() == []
    assert books.silences.recent() == [ended]
    assert books.silences.get("s1") == ended
    assert books.withheld.of(by="s1") == [A_HELD]
    assert books.withheld.of(warning_id="e1", since=NOON + HOUR) == []


def test_what_lasts_is_open_until_it_ends(books: sql.Books) -> None:
    deaf = hearing.Degradation(
        degradation_id="d1", watch_id="w1", begins_at=NOON, why="coverage", coverage=0.25
    )
    surge = fatigue.Gathering(
        gathering_id="g1",
        opened_at=NOON,
        level=warning.Level.YELLOW,
        peak=warning.Level.ORANGE,
        since=NOON,
        watches=("w1", "w2"),
        share=0.4,
    )
    books.degradations.put(deaf)
    books.gatherings.put(surge)

    assert (books.degradations.open(), books.gatherings.open()) == ([deaf], [surge])
    assert books.degradations.recent() == [deaf]


def test_a_store_of_before_is_brought_up_with_its_rows_in_place(bare_url: str) -> None:
    db = sql.Database.open(bare_url, ballast_bytes=0)
    with db.writing() as books:
        command.upgrade(schema._config(books.connection), "0004")
        books.connection.execute(
            text("INSERT INTO settings (name, value) VALUES ('kept', 'since before')")
        )

    sql.migrate(db)

    with db.reading() as books:
        assert books.settings.get("kept") == "since before"
        assert books.silences.recent() == []
    db.close()

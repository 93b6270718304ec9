"""A store of an older release is brought up with its rows in place, revision by revision."""

from datetime import timedelta

from alembic import command
from sqlalchemy import inspect, text
from tests.contract.store.building import NOON

from tocsin import indicators
from tocsin.adapters import sql
from tocsin.adapters.sql import schema

MINUTE = int(NOON.timestamp()) // 60
HOUR = MINUTE // 60
COUNTED = ", ".join(indicators.ADDITIVE)
THREES = ", ".join("3" for _ in indicators.ADDITIVE)


def of_before(url: str, revision: str) -> sql.Database:
    """Return a store as a release wrote it that ended with `revision`."""
    db = sql.Database.open(url, ballast_bytes=0)
    with db.writing() as books:
        command.upgrade(schema._config(books.connection), revision)
        run = books.connection.execute
        run(
            text(
                f"INSERT INTO rollups (watch_id, minute, {COUNTED}, accounts, platforms, terms,"
                f" evidence, max_received, copies) VALUES ('w1', {MINUTE}, {THREES}, :nobody,"
                " '{}', '{}', '[]', 0, NULL)"
            ),
            {"nobody": b""},
        )
        into = f"INSERT INTO rollup_hours (watch_id, hour, {COUNTED})"
        run(text(f"{into} VALUES ('w1', {HOUR}, {THREES})"))
        into = "INSERT INTO corrections (watch_id, hour, kind, posts, latest_at)"
        run(text(f"{into} VALUES ('w1', {HOUR}, 'late', 2, 0)"))
        run(text("INSERT INTO settings (name, value) VALUES ('kept', 'yes')"))
    return db


def counted(books: sql.Books) -> tuple[object, ...]:
    """Return what of the older release's rows can be read."""
    rows = books.rollups.series("w1", MINUTE, MINUTE).to_pylist()
    hours = books.forecasts.hours("w1", "demands", HOUR, HOUR).tolist()
    told = [(one.kind, one.posts) for one in books.corrections.series("w1", HOUR, HOUR)]
    return rows[0]["mentions"], rows[0]["copies"], hours, told, books.settings.get("kept")


def test_hours_are_told_in_a_store_of_before_and_its_rows_stay(bare_url: str) -> None:
    db = of_before(bare_url, "0007")
    with db.writing() as books:
        assert "layer_hours" not in inspect(books.connection).get_table_names()
        command.upgrade(schema._config(books.connection), "0008")
    hour = sql.HourTold(watch_id="w1", hour=HOUR, values={"novelty": 0.5}, evidence={}, phrases=())

    with db.writing() as books:
        assert counted(books) == (3, None, [3.0], [("late", 2)], "yes")
        books.hours.put(hour)
        assert books.hours.series("w1", "novelty", HOUR, HOUR).tolist() == [0.5]
        assert books.hours.phrases("w1", HOUR, HOUR) == []
    db.close()


def test_edits_are_kept_in_a_store_of_before_and_its_rows_stay(bare_url: str) -> None:
    db = of_before(bare_url, "0008")
    sql.migrate(db)
    sql.migrate(db)
    one = sql.Edited(key=1, minute=MINUTE, edited_at=NOON + timedelta(hours=1), post=b"row")

    with db.writing() as books:
        assert counted(books) == (3, None, [3.0], [("late", 2)], "yes")
        books.edits.put([one])
        assert books.edits.of([1, 2]) == {1: one}
    db.close()

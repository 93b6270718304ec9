"""What comes or goes when its minute was long judged is put right, and said."""

from datetime import UTC, datetime, timedelta

import msgspec
import pyarrow as pa
from alembic import command
from sqlalchemy import text
from tests.contract.store import building

from tocsin import indicators, pipeline
from tocsin.adapters import sql
from tocsin.adapters.sql import schema

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
MINUTE = int(NOON.timestamp()) // 60
HOUR = MINUTE // 60


def a_post(number: int, received: datetime = NOON) -> dict[str, object]:
    return {
        "platform": "forum",
        "post_id": str(number),
        "account": f"{number:020x}",
        "text": "",
        "lang": "en",
        "created_at": NOON,
        "received_at": received,
        "simulated": False,
        "key": number,
        "watches": ["w1"],
        "terms": ["kettle"],
        "read_lang": "en",
        "sentiment": -1,
        "p_negative": 0.5 + number / 100,
        "folded": "i want a refund",
        "reader": "test 1",
    }


def posts(*rows: dict[str, object]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(list(rows), schema=pipeline.STORED)


def test_a_post_in_time_is_no_correction_and_a_late_one_is(store: building.Store) -> None:
    late = NOON + timedelta(minutes=16)
    for received in (NOON + timedelta(minutes=15), late, late + timedelta(minutes=1)):
        with store.db.writing() as books:
            books.rollups.merge(indicators.roll_up(posts(a_post(1, received))))

    with store.db.reading() as books:
        (told,) = books.corrections.series("w1", HOUR, HOUR)
        row = books.rollups.series("w1", MINUTE, MINUTE).to_pylist()[0]
    assert (told.kind, told.posts, told.latest_at) == ("late", 2, late + timedelta(minutes=1))
    assert row["mentions"] == 3


def test_a_deleted_post_is_taken_out_of_every_figure(store: building.Store) -> None:
    two, one = posts(a_post(1), a_post(2)), posts(a_post(2))
    with store.db.writing() as books:
        books.rollups.merge(indicators.roll_up(two))
        gone = indicators.corrections.taken_back(one, NOON + timedelta(hours=2))
        books.rollups.merge(gone)

    with store.db.reading() as books:
        row = books.rollups.series("w1", MINUTE, MINUTE).to_pylist()[0]
        (told,) = books.corrections.series("w1", HOUR, HOUR)
        hours = books.forecasts.hours("w1", "negative", HOUR, HOUR)
    assert (row["mentions"], row["negative"], row["demands"], row["first_person"]) == (1, 1, 1, 1)
    assert msgspec.json.decode(row["terms"]) == {"kettle": 1}
    assert [post for _, post in msgspec.json.decode(row["evidence"])] == ["forum/1"]
    assert (told.kind, told.posts) == ("deleted", 1)
    assert hours.tolist() == [1]


def test_what_is_deleted_at_once_is_no_correction(store: building.Store) -> None:
    with store.db.writing() as books:
        books.rollups.merge(indicators.roll_up(posts(a_post(1))))
        books.rollups.merge(indicators.corrections.taken_back(posts(a_post(1)), NOON))

    with store.db.reading() as books:
        assert books.corrections.series("w1", HOUR, HOUR) == []
        assert books.rollups.series("w1", MINUTE, MINUTE)["mentions"].to_pylist() == [0]


def test_a_store_of_before_keeps_its_minutes_without_what_was_not_counted(bare_url: str) -> None:
    known = (
        *("mentions", "negative", "positive", "reposts", "replies", "reach", "likes"),
        *("anger", "fear", "sadness", "surprise", "joy"),
    )
    db = sql.Database.open(bare_url, ballast_bytes=0)
    with db.writing() as books:
        command.upgrade(schema._config(books.connection), "0006")
        books.connection.execute(
            text(
                f"INSERT INTO rollups (watch_id, minute, {', '.join(known)}, accounts, platforms,"
                f" terms, evidence, max_received) VALUES ('w1', {MINUTE},"
                f" {', '.join('3' for _ in known)}, :nobody, '{{}}', '{{}}', '[]', 0)"
            ),
            {"nobody": b""},
        )
    sql.migrate(db)

    with db.reading() as books:
        row = books.rollups.series("w1", MINUTE, MINUTE).to_pylist()[0]
    assert (row["mentions"], row["demands"], row["copies"]) == (3, 0, None)
    db.close()

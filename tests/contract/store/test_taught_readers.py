"""What people teach the reader is kept, word by word, in every database."""

from dataclasses import replace

from alembic import command
from sqlalchemy import inspect, text
from tests.contract.store.building import MINUTE, NOON, Store

from tocsin.adapters import sql
from tocsin.adapters.sql import schema
from tocsin.enrichment import teaching

CORRECTION = teaching.Correction(
    post_id="weibo/1",
    head="sentiment",
    label="negative",
    told="positive",
    reader="ngram 2.0",
    person="Lin Mei",
    at=NOON,
    number=1,
)
EFFECT = teaching.Effect(
    at=NOON,
    seconds=1.5,
    heads=(
        teaching.HeadEffect(
            head="sentiment",
            corrections=9,
            right_before=2,
            right_after=8,
            held_out=2,
            held_out_right_before=0,
            held_out_right_after=1,
            elsewhere=500,
            elsewhere_changed=7,
            sample=250,
            sample_right_before=200,
            sample_right_after=199,
        ),
    ),
)
VERSION = teaching.Version(
    version="layer-1",
    base="shipped",
    made_by="Lin Mei",
    made_at=NOON,
    seal="ab" * 32,
    corrections=9,
    effect=EFFECT,
)


def test_the_newest_correction_of_a_reading_counts_and_the_old_ones_stay(store: Store) -> None:
    changed = replace(CORRECTION, label="neutral", number=2, at=NOON + MINUTE)
    other = replace(CORRECTION, head="emotion", label="anger")
    with store.db.writing() as books:
        books.reading_corrections.add(CORRECTION)
        books.reading_corrections.add(changed)
        books.reading_corrections.add(other)

    with store.db.reading() as books:
        assert books.reading_corrections.newest("weibo/1", "sentiment") == changed
        assert books.reading_corrections.of_post("weibo/1") == [changed, other, CORRECTION]
        assert books.reading_corrections.standing() == [other, changed]
        assert books.reading_corrections.count() == 2


def test_what_was_taken_back_counts_no_more(store: Store) -> None:
    undone = teaching.undone(
        CORRECTION, post_id="weibo/1", head="sentiment", person="Lin Mei", now=NOON + MINUTE
    )
    with store.db.writing() as books:
        books.reading_corrections.add(CORRECTION)
        books.reading_corrections.add(undone)

    with store.db.reading() as books:
        assert books.reading_corrections.standing() == []
        assert books.reading_corrections.newest("weibo/1", "sentiment") == undone


def test_at_most_one_version_is_in_use(store: Store) -> None:
    used = teaching.used(VERSION, None, person="Lin Mei", why="better", now=NOON)
    with store.db.writing() as books:
        books.reader_versions.put(VERSION)
        books.reader_versions.put(replace(VERSION, version="layer-2", made_at=NOON + MINUTE))
        nothing_yet = books.reader_versions.in_use()
        books.reader_versions.put(used)

    with store.db.reading() as books:
        assert nothing_yet is None
        assert books.reader_versions.in_use() == used
        assert [one.version for one in books.reader_versions.all()] == ["layer-2", "layer-1"]


def test_a_store_of_the_release_before_gains_the_tables_and_loses_nothing(bare_url: str) -> None:
    db = sql.Database.open(bare_url)
    with db.writing() as books:
        command.upgrade(schema._config(books.connection), "0009")
        books.connection.execute(text("INSERT INTO settings (name, value) VALUES ('kept', 'yes')"))

    sql.migrate(db)

    with db.reading() as books:
        names = set(inspect(books.connection).get_table_names())
        kept = books.settings.get("kept")
        assert {"reading_corrections", "reader_versions"} <= names
        assert kept == "yes"
        assert books.reading_corrections.count() == 0
    db.close()

"""Posts and stores for the contract's tests."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
from tests import databases

from tocsin import indicators, listening, pipeline
from tocsin.adapters import archive, sql

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

Open = Callable[[], "Store"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """A database and the archive beside it."""

    folder: Path
    db: sql.Database
    posts: archive.Archive

    def commit(self, name: str, posts: pa.Table, at: datetime = NOON) -> None:
        """Write a segment and commit its row, as the runtime does."""
        row = replace(self.posts.write(name, posts), source_id="s1", committed_at=at)
        with self.db.writing() as books:
            books.segments.add(row)

    def texts(self, query: archive.PostQuery) -> list[object]:
        """Return the texts of one page."""
        return [post["text"] for post in self.posts.search(query).posts]

    def close(self) -> None:
        """Close both."""
        self.posts.close()
        self.db.close()


def store(folder: Path, url: str | None = None) -> Store:
    """Open a migrated store; without an address it is SQLite in the folder."""
    file = folder / "tocsin.db"
    if (url is None or url.startswith("sqlite")) and not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(databases.migrated_file())
    db = sql.Database.open(url or folder / "tocsin.db", ballast_bytes=4096)
    sql.migrate(db)
    return Store(folder=folder, db=db, posts=archive.Archive(folder, db))


@contextmanager
def opened(folder: Path, url: str | None = None) -> Iterator[Store]:
    """Hold a store open."""
    one = store(folder, url)
    try:
        yield one
    finally:
        one.close()


def posts(texts: Sequence[str], *, first: int = 0, **rest: Sequence[object]) -> pa.Table:
    """Return STORED rows, one a minute from noon on; `rest` sets other columns."""
    count = len(texts)
    ids = [f"p{first + number}" for number in range(count)]
    times = [NOON + (first + number) * MINUTE for number in range(count)]
    columns: dict[str, Sequence[object]] = {
        "platform": ["weibo"] * count,
        "post_id": ids,
        "account": [f"{number % 7:020x}" for number in range(count)],
        "text": texts,
        "lang": ["zh"] * count,
        "created_at": times,
        "received_at": times,
        "simulated": [False] * count,
        "watches": [["w1"]] * count,
        "terms": [["退款"]] * count,
        "read_lang": ["zh-Hans"] * count,
        "followers": [10] * count,
        "reader": ["lexicon 1"] * count,
        **rest,
    }
    columns["key"] = listening.keys.of(
        (str(platform), str(post_id))
        for platform, post_id in zip(columns["platform"], columns["post_id"], strict=True)
    )
    columns.setdefault("folded", [text.lower() for text in texts])
    return pa.table(
        [
            pa.array(columns.get(field.name, [None] * count), field.type)
            for field in pipeline.STORED
        ],
        schema=pipeline.STORED,
    )


def minutes(watch_id: str, some: Sequence[int]) -> pa.Table:
    """Return roll-ups of one post a minute."""
    plain = dict.fromkeys(indicators.ADDITIVE, 1) | {
        "watch_id": watch_id,
        "accounts": b"",
        "platforms": "{}",
        "terms": "{}",
        "evidence": "[]",
        "max_received": 0,
    }
    rows = [plain | {"minute": minute} for minute in some]
    return pa.Table.from_pylist(rows, schema=indicators.ROLLUPS)

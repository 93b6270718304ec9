"""Is a file in the order of its times? If not: a copy that is, for a replay."""

import hashlib
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tocsin import listening
from tocsin.connectors import wire
from tocsin.connectors.file import mapping, reading, source
from tocsin.connectors.file.settings import Settings
from tocsin.kernel import clock, pseudonyms

_R = TypeVar("_R")

_SORT_MEMORY = "512MB"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COPIED = pa.schema(
    [
        *listening.POSTS,
        pa.field("fault_place", pa.string()),
        pa.field(reading.tables.SORTED_MARK, pa.string()),
        pa.field("fault_excerpt", pa.string()),
        pa.field("number", pa.int64()),
    ]
)


class Each(Protocol):
    """`map`, or a pool's over a bounded window: blocks may be read side by side, in order."""

    def __call__(
        self, work: Callable[[source.Step], _R], steps: Iterable[source.Step], /
    ) -> Iterable[_R]:
        """Return what `work` makes of each step, in their order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The times of a file's posts; those no one would believe are left out."""

    rows: int
    first: datetime | None
    last: datetime | None
    largest_step_back_s: float  # how far a post is older than the newest before it

    @property
    def is_sorted(self) -> bool:
        """Return whether no post is older than one before it."""
        return self.largest_step_back_s == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    rows: int = 0
    oldest: int = 1 << 62  # µs
    newest: int = -(1 << 62)
    back: int = 0

    def then(self, after: "_Span") -> "_Span":
        return _Span(
            rows=self.rows + after.rows,
            oldest=min(self.oldest, after.oldest),
            newest=max(self.newest, after.newest),
            back=max(self.back, after.back, self.newest - after.oldest),
        )


def scan(settings: Settings, *, now: datetime, each: Each = map) -> Scan:
    """Return the span and the order of a file's times, reading nothing else of it."""
    total = _Span()
    for span in each(partial(span_of, now=now), source.steps(settings)):
        total = total.then(span)
    known = total.newest >= total.oldest
    return Scan(
        rows=total.rows,
        first=_EPOCH + timedelta(microseconds=total.oldest) if known else None,
        last=_EPOCH + timedelta(microseconds=total.newest) if known else None,
        largest_step_back_s=total.back / 1e6,
    )


def span_of(step: source.Step, *, now: datetime) -> _Span:
    """Return the span of one block: pure."""
    moments = mapping.times_of(step.block, step.choice.layout, step.choice.zone)
    earliest, latest = (
        pa.scalar(at, moments.type) for at in (wire.columns.TOO_OLD, now + wire.columns.FUTURE)
    )
    believed = moments.filter(
        pc.and_(pc.greater_equal(moments, earliest), pc.less_equal(moments, latest))
    )
    micros = believed.cast(pa.int64()).to_numpy()
    if not len(micros):
        return _Span(rows=len(moments))
    return _Span(
        rows=len(moments),
        oldest=int(micros.min()),
        newest=int(micros.max()),
        back=int((np.maximum.accumulate(micros) - micros).max()),
    )


def sorted_copy(
    settings: Settings,
    folder: Path,
    *,
    pseudonyms: pseudonyms.Pseudonyms,
    now: datetime,
    each: Each = map,
) -> Settings:
    """Write the file's posts by time (equal times as they stood) and return where to read them.

    The copy holds pseudonyms only, and the faults of the original at about their place. It is
    made once: the same file under the same settings is found again.
    """
    name = f"sorted-{reading.fingerprint(settings.path)}-{_digest(settings, pseudonyms)}.parquet"
    target = folder / name
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for left_behind in folder.glob(f"{name}.*"):  # by a run that was killed
            left_behind.unlink()
        rough, part = (folder / f"{name}.{uuid.uuid4().hex}.{end}" for end in ("rough", "part"))
        try:
            _write_rough(settings, rough, pseudonyms=pseudonyms, now=now, each=each)
            _sort(rough, part, folder)
            part.rename(target)
        finally:
            rough.unlink(missing_ok=True)
            part.unlink(missing_ok=True)
    return Settings(path=target, platform=settings.platform, received=settings.received)


def _digest(settings: Settings, pseudonyms: pseudonyms.Pseudonyms) -> str:
    told = f"{settings.model_dump_json(exclude={'path'})}{pseudonyms.of('file', 'sorted')}"
    return hashlib.blake2b(told.encode(), digest_size=6).hexdigest()


def _write_rough(
    settings: Settings,
    target: Path,
    *,
    pseudonyms: pseudonyms.Pseudonyms,
    now: datetime,
    each: Each,
) -> None:
    work = partial(_rough, settings=settings, pseudonyms=pseudonyms, now=now)
    number = 0
    with pq.ParquetWriter(target, _COPIED, compression="zstd", compression_level=1) as writer:
        for table in each(work, source.steps(settings)):
            numbers = pa.array(np.arange(number, number + table.num_rows, dtype=np.int64))
            writer.write_table(table.append_column(_COPIED.field("number"), numbers))
            number += table.num_rows


def _rough(
    step: source.Step, *, settings: Settings, pseudonyms: pseudonyms.Pseudonyms, now: datetime
) -> pa.Table:
    reception = source.reception(
        settings, step.choice.zone, pseudonyms=pseudonyms, clock=clock.SetClock(now)
    )
    parsed = mapping.parse(step.block, step.choice.layout, reception)
    columns = _COPIED.names[:-1]
    posts = pa.Table.from_batches([parsed.posts])
    for name in columns[len(listening.POSTS) :]:
        posts = posts.append_column(name, pa.nulls(posts.num_rows, pa.string()))
    near = parsed.posts.column("created_at")[0].as_py() if posts.num_rows else wire.columns.TOO_OLD
    rows = list(_fault_rows(parsed.faults, near))
    faults = pa.Table.from_pylist(rows, schema=posts.schema)
    return pa.concat_tables([posts, faults])


def _fault_rows(faults: Iterable[listening.Fault], near: datetime) -> Iterator[dict[str, object]]:
    blank = {"platform": "", "post_id": "", "account": "", "text": "", "lang": ""}
    for fault in faults:
        yield {
            **blank,
            "created_at": near,
            "received_at": near,
            "simulated": False,
            "fault_place": fault.place,
            reading.tables.SORTED_MARK: fault.reason,
            "fault_excerpt": fault.excerpt,
        }


def _sort(rough: Path, target: Path, folder: Path) -> None:
    with duckdb.connect(":memory:") as engine:
        engine.execute(f"SET memory_limit = '{_SORT_MEMORY}'")
        engine.execute("SET TimeZone = 'UTC'")
        engine.execute("SET threads = 2")
        engine.execute("SET temp_directory = ?", [str(folder / "sorting")])
        relation = engine.read_parquet(str(rough)).order("created_at, number")
        relation.project("* EXCLUDE number").write_parquet(str(target), compression="zstd")

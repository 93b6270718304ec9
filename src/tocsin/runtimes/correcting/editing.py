"""What the editing of stored posts changes in the figures.

The archive keeps a post as it was first read. What the figures count is the newest version that a
source has told with its time: it is kept beside, so that the next edit and a deletion take back
exactly what was counted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tocsin import indicators, listening, pipeline
from tocsin.adapters import sql
from tocsin.kernel import folding

Row = Mapping[str, object]
Find = Callable[[Sequence[str]], list[Row]]  # by "platform/post_id"
_RESTATED = ("created_at", "account", "platform", "post_id", "key")  # that an edit does not move


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """Posts as they are now, the roll-ups that undo what was counted, and those that count anew."""

    kept: tuple[sql.Edited, ...] = ()
    back: pa.Table = field(default_factory=indicators.ROLLUPS.empty_table)
    again: pa.Table = field(default_factory=indicators.ROLLUPS.empty_table)
    corrected: tuple[indicators.corrections.Correction, ...] = ()


def edited(
    edits: Sequence[listening.Edit],
    posts: pa.Table,
    is_fresh: NDArray[np.bool_],
    at: datetime,
    *,
    counted: Mapping[int, sql.Edited],
    find: Find,
) -> Edited:
    """Return what edits change of posts that were stored before; `counted` are edits of before.

    `posts` are all of the delivery: a post that no watch wants any more is not among them. An
    edit that is not newer than the one counted changes nothing.
    """
    wanted = _newest(edits, counted)
    if not wanted:
        return Edited()
    new = {int(str(row["key"])): row for row in _rows(posts, wanted, is_fresh)}
    now = {int(str(row["key"])): row for row in _rows(posts, wanted, ~is_fresh)}
    old = {key: one for key, one in wanted.items() if key not in new}
    stored = {**{key: new[key] for key in new.keys() & now.keys()}, **_before(old, counted, find)}
    changed: list[tuple[Row, Row, datetime]] = []
    for key, before in stored.items():
        after = {**now.get(key, {**before, "watches": [], "terms": []})}
        after |= {name: before[name] for name in _RESTATED}
        if key not in now or before["text"] != after["text"] or key in counted:
            changed.append((before, after, wanted[key].at))
    return _of(changed, at)


def row_of(kept: sql.Edited) -> Row:
    """Return the stored row of an edited post."""
    with pa.ipc.open_stream(kept.post) as told:
        found: Row = told.read_all().cast(pipeline.STORED).to_pylist()[0]
    return found


def _of(changed: Sequence[tuple[Row, Row, datetime]], at: datetime) -> Edited:
    if not changed:
        return Edited()
    before, after = _batch([old for old, _, _ in changed]), _batch([new for _, new, _ in changed])
    minutes = [int(one.timestamp() // 60) for one in after["created_at"].to_pylist()]
    told = [
        (watch_id, minute, at)
        for minute, (old, new, _) in zip(minutes, changed, strict=True)
        for watch_id in sorted({*_watches(old), *_watches(new)})
    ]
    return Edited(
        kept=tuple(
            sql.Edited(
                key=int(str(new["key"])),
                minute=minute,
                edited_at=edited_at,
                post=_written(after.slice(place, 1)),
            )
            for place, (minute, (_, new, edited_at)) in enumerate(
                zip(minutes, changed, strict=True)
            )
        ),
        back=indicators.corrections.taken_back(before, at),
        again=indicators.roll_up(after),
        corrected=tuple(indicators.corrections.of_edits(told)),
    )


def _newest(
    edits: Sequence[listening.Edit], counted: Mapping[int, sql.Edited]
) -> dict[int, listening.Edit]:
    keys = listening.keys.of((one.platform, one.post_id) for one in edits)
    found: dict[int, listening.Edit] = {}
    for key, one in zip(keys, edits, strict=True):
        known = counted.get(key)
        is_newer = known is None or one.at > known.edited_at
        if is_newer and (key not in found or one.at >= found[key].at):
            found[key] = one
    return found


def _rows(
    posts: pa.Table, wanted: Mapping[int, listening.Edit], truth: NDArray[np.bool_]
) -> Iterator[Row]:
    """Yield the versions of wanted posts where `truth` says so, in the order they came."""
    kept = truth & np.isin(posts["key"].to_numpy(), np.array(list(wanted), dtype=np.int64))
    yield from posts.filter(pa.array(kept)).to_pylist()


def _before(
    wanted: Mapping[int, listening.Edit], counted: Mapping[int, sql.Edited], find: Find
) -> dict[int, Row]:
    """Return what the figures count of each post; what was deleted counts no more."""
    names = [f"{one.platform}/{one.post_id}" for one in wanted.values()]
    rows = find(names) if names else []
    keys = listening.keys.of((str(row["platform"]), str(row["post_id"])) for row in rows)
    texts = folding.fold_many([str(row["text"]) for row in rows])
    return {
        key: row_of(counted[key]) if key in counted else {**row, "key": key, "folded": text}
        for key, row, text in zip(keys, rows, texts, strict=True)
    }


def _batch(rows: Sequence[Row]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([dict(row) for row in rows], schema=pipeline.STORED)


def _written(one: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, one.schema) as stream:
        stream.write_batch(one)
    return bytes(sink.getvalue())


def _watches(row: Row) -> list[str]:
    told = row["watches"]
    return [str(one) for one in told] if isinstance(told, list) else []

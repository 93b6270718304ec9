"""Columns of loose values → a batch of POSTS, and a fault for each row that cannot be one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin import listening
from tocsin.connectors.wire import excerpts, times, values
from tocsin.kernel import pseudonyms

FIELDS = (
    "id",
    "platform",
    "author",
    "text",
    "created_at",
    "parent_id",
    "lang",
    "quote_id",
    "repost_id",
    "urls",
    "media",
    "likes",
    "reposts",
    "replies",
    "followers",
    "region",
)
TEXT_BYTES = 100_000  # no platform lets anyone write more
ID_BYTES = 1_000
# Nobody posted on a social platform before 2000: such a time is a default, not a memory.
TOO_OLD = datetime(2000, 1, 1, tzinfo=UTC)
FUTURE = timedelta(days=1)

_SHOWN = ("quote_id", "media")
_COUNTS = ("likes", "reposts", "replies", "followers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """How a batch was received: everything about it that does not stand in it."""

    pseudonyms: pseudonyms.Pseudonyms
    at: datetime  # when it came in
    platform: str  # of posts that name none
    zone: str = "UTC"  # of times that name none
    # `created`: a replay, where each post is received when it was written.
    received: Literal["now", "created"] = "now"
    # A live source with a fast clock is believed but for its clock; an import is not.
    future: Literal["refuse", "clamp"] = "refuse"
    is_simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Loose values by field, each column of one length; a missing column tells nothing."""

    columns: Mapping[str, Sequence[Any]]
    count: int
    place: Callable[[int], str]  # where a row stood, for its fault


def empty() -> pa.RecordBatch:
    """Return a batch of no posts."""
    return pa.RecordBatch.from_pylist([], schema=listening.POSTS)


def posts(rows: Rows, reception: Reception) -> listening.Parsed:
    """Return the posts among `rows`, in their order, and why the others are none."""
    if not rows.count:
        return listening.Parsed(posts=empty())
    told = _Told(rows)
    created = times.moments(told.of("created_at"), reception.zone)
    ids, texts = values.texts(told.of("id")), values.texts(told.of("text"))
    repost_of = values.identifiers(told.of("repost_id"))
    checks = (
        ("listening.missing_id", _blank(ids)),
        ("listening.too_large", _longer(ids, ID_BYTES) | _longer(texts, TEXT_BYTES)),
        ("listening.missing_text", _is_missing(texts, told, repost_of)),
        *_time_checks(created, told.of("created_at"), reception),
    )
    kept, faults = _judge(rows, told, checks)
    made = _made(told, ids, texts, created, repost_of, reception)
    batch = pa.RecordBatch.from_arrays(made, schema=listening.POSTS)
    posts = batch if kept.all() else batch.filter(pa.array(kept))
    edits = _edits(batch, told.of("edited_at"), kept, reception)
    return listening.Parsed(posts=posts, faults=faults, edits=edits)


def _edits(
    batch: pa.RecordBatch, told: Sequence[Any], kept: NDArray[np.bool_], reception: Reception
) -> tuple[listening.Edit, ...]:
    """Return which posts say that they were edited, and when; what is no time says nothing."""
    if not any(told):
        return ()
    at = times.moments(told, reception.zone)
    is_later = _mask(pc.greater(at, batch["created_at"])) & kept
    rows = batch.select(["platform", "post_id"]).append_column("at", at).filter(pa.array(is_later))
    return tuple(
        listening.Edit(
            platform=row["platform"], post_id=row["post_id"], at=min(row["at"], reception.at)
        )
        for row in rows.to_pylist()
    )


class _Told:
    """Columns by name; a missing one is as many Nones."""

    def __init__(self, rows: Rows) -> None:
        self._columns = rows.columns
        self._nothing: list[None] = [None] * rows.count

    def of(self, name: str) -> Sequence[Any]:
        return self._columns.get(name, self._nothing)


def _made(
    told: _Told,
    ids: pa.Array,
    texts: pa.Array,
    created: pa.Array,
    repost_of: pa.Array,
    reception: Reception,
) -> list[pa.Array]:
    count = len(ids)
    platforms = pc.fill_null(values.identifiers(told.of("platform")), reception.platform)
    now = pa.scalar(reception.at, times.MICROS)
    if reception.future == "clamp":
        created = pc.if_else(pc.greater(created, now), now, created)
    columns = {
        "platform": platforms,
        "post_id": ids,
        "account": _accounts(platforms, values.texts(told.of("author")), reception),
        "text": pc.fill_null(texts, ""),
        "lang": pc.fill_null(values.texts(told.of("lang")), ""),
        "created_at": created,
        "received_at": created if reception.received == "created" else pa.repeat(now, count),
        "repost_id": repost_of,
        "simulated": pa.repeat(pa.scalar(reception.is_simulated), count),
    }
    for name in ("parent_id", "quote_id", "region"):
        columns[name] = values.identifiers(told.of(name))
    for name in ("urls", "media"):
        columns[name] = values.lists(told.of(name))
    for name in _COUNTS:
        columns[name] = values.counts(told.of(name))
    return [columns[name] for name in listening.POSTS.names]


def _accounts(platforms: pa.Array, authors: pa.Array, reception: Reception) -> pa.Array:
    """Return the pseudonyms, each distinct account hashed once."""
    handles = pc.fill_null(authors, "").dictionary_encode()
    places = platforms.dictionary_encode()
    known, wheres = handles.dictionary.to_pylist(), places.dictionary.to_pylist()
    pairs = handles.indices.to_numpy().astype(np.int64) * len(wheres) + places.indices.to_numpy()
    distinct, index = np.unique(pairs, return_inverse=True)
    named = [
        reception.pseudonyms.of(wheres[pair % len(wheres)], known[pair // len(wheres)])
        for pair in distinct.tolist()
    ]
    return pa.array(named, pa.string()).take(pa.array(index))


def _time_checks(
    created: pa.Array, told: Sequence[Any], reception: Reception
) -> list[tuple[str, NDArray[np.bool_]]]:
    unread = _mask(pc.is_null(created))
    missing = np.zeros(len(created), np.bool_)
    if unread.any():
        missing[[told[i] is None or told[i] == "" for i in range(len(told))]] = True
    checks = [
        ("listening.missing_time", missing),
        ("listening.bad_time", unread),
        ("listening.time_too_old", _mask(pc.less(created, pa.scalar(TOO_OLD, times.MICROS)))),
    ]
    if reception.future == "refuse":
        latest = pa.scalar(reception.at + FUTURE, times.MICROS)
        checks.append(("listening.time_in_future", _mask(pc.greater(created, latest))))
    return checks


def _judge(
    rows: Rows, told: _Told, checks: Sequence[tuple[str, NDArray[np.bool_]]]
) -> tuple[NDArray[np.bool_], tuple[listening.Fault, ...]]:
    kept = np.ones(rows.count, np.bool_)
    found: list[tuple[int, str]] = []
    for reason, failed in checks:
        found += [(int(row), reason) for row in np.flatnonzero(failed & kept)]
        kept &= ~failed
    faults = [
        listening.Fault(place=rows.place(row), reason=reason, excerpt=_beginning(told, row))
        for row, reason in sorted(found)
    ]
    return kept, tuple(faults)


def _beginning(told: _Told, row: int) -> str:
    """Return how a row begins; its author is left out."""
    parts = (told.of(name)[row] for name in ("id", "created_at", "text"))
    return excerpts.excerpt(" · ".join(excerpts.excerpt(part) for part in parts if part))


def _is_missing(texts: pa.Array, told: _Told, repost_of: pa.Array) -> NDArray[np.bool_]:
    """Return which rows lack words; reposts, quotes and what shows a picture need none."""
    blank = _blank(texts)
    if not blank.any():
        return blank
    shows = [bool(quote or media) for quote, media in zip(*map(told.of, _SHOWN), strict=True)]
    return blank & _mask(pc.is_null(repost_of)) & ~np.asarray(shows, np.bool_)


def _blank(column: pa.Array) -> NDArray[np.bool_]:
    trimmed = pc.utf8_trim_whitespace(column)
    return _mask(pc.equal(pc.fill_null(trimmed, ""), ""))


def _longer(column: pa.Array, limit: int) -> NDArray[np.bool_]:
    return _mask(pc.greater(pc.binary_length(column), limit))


def _mask(column: pa.Array) -> NDArray[np.bool_]:
    mask: NDArray[np.bool_] = pc.fill_null(column, False).to_numpy(zero_copy_only=False)
    return mask

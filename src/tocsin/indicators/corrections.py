"""What changes figures after they were judged: posts that came late, were edited, were deleted.

Figures are always put right. What comes within `LATENESS_MINUTES` of its minute is the ordinary
way of things; beyond it a correction says how many posts of which hour came late or went, since
whatever was judged on that hour was judged without it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec
import pyarrow as pa

from tocsin.indicators import rollup

LATENESS_MINUTES = 15
LATE, DELETED, EDITED = "late", "deleted", "edited"
_HOUR = 60  # minutes
_GONE = -1.0  # a score below that of any post: evidence to take away


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """How many posts of a watch's hour (since the epoch) came late, or were deleted late."""

    watch_id: str
    hour: int
    kind: str  # LATE, DELETED, EDITED
    posts: int
    latest_at: datetime


def of(partials: pa.Table) -> list[Correction]:
    """Return the corrections that partial roll-ups bring, one a watch, hour and kind."""
    posts: dict[tuple[str, int, str], int] = defaultdict(int)
    latest: dict[tuple[str, int, str], int] = defaultdict(int)
    columns = ("watch_id", "minute", "mentions", "max_received")
    for watch_id, minute, mentions, received in zip(
        *(partials[name].to_pylist() for name in columns), strict=True
    ):
        if received // rollup.MINUTE_US - minute <= LATENESS_MINUTES:
            continue
        key = (watch_id, minute // _HOUR, LATE if mentions > 0 else DELETED)
        posts[key] += abs(mentions)
        latest[key] = max(latest[key], received)
    return [
        Correction(
            watch_id=key[0],
            hour=key[1],
            kind=key[2],
            posts=count,
            latest_at=datetime.fromtimestamp(latest[key] / 1e6, UTC),
        )
        for key, count in posts.items()
    ]


def of_edits(edited: Iterable[tuple[str, int, datetime]]) -> list[Correction]:
    """Return the corrections of posts edited at a time, by watch and minute of the post."""
    posts: dict[tuple[str, int], int] = defaultdict(int)
    latest: dict[tuple[str, int], datetime] = {}
    for watch_id, minute, at in edited:
        if at.timestamp() // _HOUR - minute > LATENESS_MINUTES:
            key = (watch_id, minute // _HOUR)
            posts[key] += 1
            latest[key] = max(latest.get(key, at), at)
    return [
        Correction(watch_id=key[0], hour=key[1], kind=EDITED, posts=count, latest_at=latest[key])
        for key, count in posts.items()
    ]


def taken_back(posts: pa.RecordBatch, at: datetime) -> pa.Table:
    """Return the roll-ups that, merged, undo those of posts that were deleted at `at`.

    Accounts and copies stay: a sketch cannot forget.
    """
    rows = [_negated(row, round(at.timestamp() * 1e6)) for row in rollup.roll_up(posts).to_pylist()]
    return pa.Table.from_pylist(rows, schema=rollup.ROLLUPS)


def _negated(row: Mapping[str, object], at: int) -> dict[str, object]:
    gone = msgspec.json.decode(str(row["evidence"]), type=list[tuple[float, str]])
    return {
        **row,
        **{name: -int(str(row[name])) for name in rollup.ADDITIVE},
        **{name: _minus(str(row[name])) for name in ("platforms", "terms")},
        "accounts": b"",
        "copies": None,
        "evidence": msgspec.json.encode([(_GONE, post) for _, post in gone]).decode(),
        "max_received": at,
    }


def _minus(told: str) -> str:
    counts = msgspec.json.decode(told, type=dict[str, int])
    return msgspec.json.encode({word: -count for word, count in counts.items()}).decode()

"""Merges small segments into larger ones, by time: tails into files, files into hours and days.

Segments grow through tiers (2,000 · 16,000 · 131,072 posts), and only neighbours of one tier
merge, so that each post is rewritten about three times however slowly it came.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from tocsin.adapters import sql

TIERS = (2_000, 16_000, 131_072)
RUN_ROWS = 262_144
_RUN_BYTES = 256 * 1024 * 1024
_RUN_SEGMENTS = 512
_CROWD = 64  # so many of one tier are merged however small they are together


def plan(segments: Iterable[sql.SegmentRow]) -> tuple[sql.SegmentRow, ...]:
    """Return the segments to merge next, () for none: one run, so that a call stays short."""
    tiers: list[list[sql.SegmentRow]] = [[] for _ in TIERS]
    for row in sorted(segments, key=lambda row: (row.min_created, row.name)):
        tier = bisect_right(TIERS, row.rows)
        if tier < len(TIERS):
            tiers[tier].append(row)
    for bound, members in zip(TIERS, tiers, strict=True):
        for run in _runs(members):
            if len(run) > 1 and (len(run) >= _CROWD or sum(row.rows for row in run) >= bound):
                return tuple(run)
    return ()


def merged_name(rows: Sequence[sql.SegmentRow], why: str) -> str:
    """Return the name of what replaces these segments."""
    told = "\x1f".join([why, *sorted(row.name for row in rows)])
    return f"{why}-{hashlib.blake2b(told.encode('utf-8', 'replace'), digest_size=16).hexdigest()}"


def _runs(members: Sequence[sql.SegmentRow]) -> Iterable[list[sql.SegmentRow]]:
    run: list[sql.SegmentRow] = []
    rows = size = 0
    for row in members:
        is_full = rows + row.rows > RUN_ROWS or size + row.size_bytes > _RUN_BYTES
        if run and (is_full or len(run) >= _RUN_SEGMENTS):
            yield run
            run, rows, size = [], 0, 0
        run.append(row)
        rows, size = rows + row.rows, size + row.size_bytes
    yield run

"""Reads, of a commit's posts, the most telling ones for words of consequence and for copies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from tocsin import indicators
from tocsin.warning import consequence

_COLUMNS = ("platform", "post_id", "folded", "copy_key", "story", "reader")
_MASK = 2**64 - 1


class Reader:
    """Knows the words of the table in force."""

    def __init__(self) -> None:
        self._table: consequence.Table | None = None
        self._scanner = consequence.Scanner(consequence.Table())

    def put(self, table: consequence.Table) -> None:
        """Read by another table."""
        if table != self._table:
            self._table, self._scanner = table, consequence.Scanner(table)

    def heard(
        self, posts: pa.Table, rollups: pa.Table
    ) -> tuple[list[tuple[str, consequence.Heard]], str]:
        """Return the telling posts by watch, in the order of their minutes, and who read them."""
        told = list(_telling(rollups))
        if not told:
            return [], ""
        known, reader = self._read(posts, {post for _, _, _, post in told})
        nothing = _Read()
        heard = []
        for watch_id, minute, score, post in told:
            read = known.get(post, nothing)
            one = consequence.Heard(
                minute=minute,
                post=post,
                score=score,
                story=read.story,
                words=read.words,
                cues=read.cues,
            )
            heard.append((watch_id, one))
        return heard, reader

    def _read(self, posts: pa.Table, wanted: set[str]) -> tuple[dict[str, "_Read"], str]:
        rows = _rows(posts, wanted)
        folded = [row["folded"] or "" for row in rows]
        cues = indicators.cues.shipped().words(folded)
        known = {
            row["name"]: _Read(story=_story(row), words=self._scanner.words(text), cues=cued)
            for row, text, cued in zip(rows, folded, cues, strict=True)
        }
        readers = [row["reader"] for row in rows if row["reader"]]
        return known, readers[-1] if readers else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What one post told, whichever watches heard it."""

    story: str = ""
    words: dict[str, str] = field(default_factory=dict)
    cues: dict[str, tuple[str, ...]] = field(default_factory=dict)


def _telling(rollups: pa.Table) -> Iterator[tuple[str, int, float, str]]:
    columns = (rollups[name].to_pylist() for name in ("watch_id", "minute", "evidence"))
    rows = sorted(zip(*columns, strict=True), key=lambda row: (row[1], row[0]))
    for watch_id, minute, told in rows:
        for score, post in msgspec.json.decode(told, type=list[tuple[float, str]]):
            yield watch_id, minute, score, post


def _rows(posts: pa.Table, wanted: set[str]) -> list[dict[str, Any]]:
    names = pc.binary_join_element_wise(posts["platform"], posts["post_id"], "/")
    found = posts.select([name for name in _COLUMNS if name in posts.schema.names])
    found = found.append_column("name", names)
    kept = found.filter(pc.is_in(names, value_set=pa.array(sorted(wanted), pa.string())))
    rows: list[dict[str, Any]] = kept.to_pylist()
    return rows


def _story(row: Mapping[str, Any]) -> str:
    key = row.get("story")  # segments of before had copies alone
    key = row["copy_key"] if key is None else key
    return "" if key is None else format(int(key) & _MASK, "016x")

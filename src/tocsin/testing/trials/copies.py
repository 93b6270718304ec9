"""A file of a person's own, tried on a temporary copy of its beginning."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tocsin import listening
from tocsin.connectors import file
from tocsin.connectors.file import layouts, reading
from tocsin.kernel import clock
from tocsin.testing import builders, ears, findings
from tocsin.testing.findings import Finding

_BLOCK_BYTES = reading.blocks.BLOCK_BYTES
_TOTAL_BYTES = 1 << 32  # the copies are larger than the file that they were made of
_PATIENCE_S = 600.0  # a disk that is slow is no fault
_LONG_AGO = timedelta(days=400)
_ALL = ("gaps", "duplicates", "reorder", "clock_skew", "revoked")
_NEVER = ("rate_limited", "server_error")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """The rows that a file begins with, and what must stand before them."""

    kind: reading.Kind
    header: bytes
    rows: tuple[Any, ...]  # lines of text, or the one batch of a table
    is_named: bool  # whether each post has an id of its own

    def turned(self) -> "_Rows":
        """Return the same rows from the last to the first."""
        rows = self.rows[::-1]
        if self.kind == "table":
            (batch,) = self.rows
            rows = (batch.take(pa.array(range(batch.num_rows - 1, -1, -1))),)
        return _Rows(kind=self.kind, header=self.header, rows=rows, is_named=self.is_named)

    def write(self, path: Path, times: int = 1) -> None:
        """Write the rows, several times over."""
        if self.kind == "table":
            table = pa.Table.from_batches(self.rows)
            with pq.ParquetWriter(path, table.schema) as writer:
                for _ in range(times):  # a row group each: a block never spans two
                    writer.write_table(table)
            return
        with path.open("wb") as opened:
            opened.write(self.header)
            for _ in range(times):
                opened.writelines(self.rows)

    @property
    def times(self) -> int:
        """Return how often the rows must be written to be cut into several blocks."""
        if self.kind == "table":
            return 2
        size = sum(map(len, self.rows))
        return 2 + min(reading.blocks.BLOCK_ROWS // len(self.rows), _BLOCK_BYTES // size)


async def tried(settings: Mapping[str, Any], **_waits: float) -> tuple[str, list[Finding]]:
    """Try a file's settings on copies of its beginning, in a folder that is gone afterwards."""
    given = file.Settings.model_validate(settings)
    never = [findings.skipped(name, "no_server") for name in _NEVER]
    try:
        rows = _beginning(given)
    except (OSError, listening.errors.BadSettings):
        rows = None
    if rows is None or not rows.rows:
        return "copy", [*(findings.skipped(name, "no_copy") for name in _ALL), *never]
    with tempfile.TemporaryDirectory(prefix="tocsin-copy-") as folder:
        trial = _Trial(given, rows, Path(folder) / f"copy.{rows.kind}")
        found = [
            *await trial.cut(),
            await trial.reorder(),
            await trial.clock_skew(),
            await trial.revoked(),
        ]
    return "copy", [*found, *never]


def _beginning(given: file.Settings) -> _Rows | None:
    """Return the first rows of the file; None where none can be read."""
    limits = reading.Limits(total_bytes=given.total_bytes)
    for part in reading.of_file(given.path, limits, given.sheet):
        choice = layouts.choose(part.sample, given)
        if isinstance(choice, listening.Fault) or part.sample.kind not in {"jsonl", "csv", "table"}:
            return None
        block = next(part.in_blocks(choice.begins), None)
        if block is None or not block.rows:
            return None
        header = part.sample.head[: choice.begins.offset]
        return _Rows(
            kind=block.kind,
            header=header,
            rows=tuple(_rows(block)),
            is_named="id" in dict(choice.layout.fields),
        )
    return None


def _rows(block: reading.Block) -> Iterator[Any]:
    if block.kind == "table":
        yield reading.tables.unpacked(block.data)
        return
    data = block.data if block.data.endswith(b"\n") else block.data + b"\n"
    cut = reading.blocks.line_ends if block.kind == "jsonl" else reading.blocks.record_ends
    begin = 0
    for end in cut(data).tolist():
        row, begin = data[begin:end], end
        if block.kind == "jsonl" or row.count(b'"') % 2 == 0:  # else it runs on into the next copy
            yield row


class _Trial:
    """One file's settings under trial."""

    def __init__(self, given: file.Settings, rows: _Rows, path: Path) -> None:
        self._given, self._rows, self._path = given, rows, path

    async def cut(self) -> Sequence[Finding]:
        """Write every row several times, stop in the middle and go on: gaps and doubles."""
        self._rows.write(self._path)
        plain = await self._hear()
        if not plain.ids():
            return [findings.skipped(name, "no_copy") for name in ("gaps", "duplicates")]
        self._rows.write(self._path, self._rows.times)
        whole = await self._hear()
        begun = await self._hear(at_least=1)
        rest = await self._hear(begun.cursor)
        taken = begun.column("post_id") + rest.column("post_id")
        is_whole = taken == whole.column("post_id") and bool(rest.batches)
        count = len(taken)
        gaps = (
            findings.passed("gaps", "resumed", count=count)
            if is_whole
            else findings.failed("gaps", "missing")
        )
        if not self._rows.is_named:
            return [gaps, findings.skipped("duplicates", "no_ids")]
        if whole.ids() != plain.ids():
            return [gaps, findings.failed("duplicates", "renamed", count=len(whole.ids()))]
        kept = {"count": count, "posts": len(plain.ids())}
        return [gaps, findings.passed("duplicates", "written_again", **kept)]

    async def reorder(self) -> Finding:
        """Turn the rows round: the same posts come."""
        self._rows.write(self._path)
        plain = await self._hear()
        self._rows.turned().write(self._path)
        turned = await self._hear()
        return findings.judged("reorder", _told(plain) == _told(turned), "missing")

    async def clock_skew(self) -> Finding:
        """Read the copy by a clock that stands before all of its posts: none is taken in."""
        self._rows.write(self._path)
        plain = await self._hear()
        if not plain.ids():
            return findings.skipped("clock_skew", "no_copy")
        early = await self._hear(now=min(plain.created()) - _LONG_AGO)
        reasons = [fault.reason for fault in early.faults()]
        refused = reasons.count("listening.time_in_future")
        is_kept = not early.ids() and refused >= len(plain.created())
        if not is_kept:
            return findings.failed("clock_skew", "from_the_future")
        return findings.passed("clock_skew", "refused_early", count=refused)

    async def revoked(self) -> Finding:
        """Take the copy away: a person must act; and bring it back."""
        away = self._path.with_suffix(".away")
        self._path.rename(away)
        heard = await self._hear()
        away.rename(self._path)
        if not isinstance(heard.error, listening.errors.SourceRefused):
            return findings.failed("revoked", "no_error")
        again = await self._hear()
        if not again.ids():
            return findings.failed("revoked", "stays_away")
        return findings.passed("revoked", "told_as", why=heard.error.facts["why"])

    async def _hear(
        self, cursor: str | None = None, *, at_least: int = 1 << 30, now: datetime | None = None
    ) -> ears.Heard:
        """Read the copy to its end, or `at_least` so many blocks."""
        time = clock.SystemClock() if now is None else clock.SetClock(now)
        source = file.connector(
            self._given.model_copy(update={"path": self._path, "total_bytes": _TOTAL_BYTES}),
            clock=time,
            pseudonyms=builders.some_pseudonyms(),
            wall=time,
        )
        return await ears.hear(source, cursor, at_least=at_least, patience_s=_PATIENCE_S)


def _told(heard: ears.Heard) -> list[tuple[str, datetime]]:
    """Return what the posts say and when, whatever their order and names."""
    return sorted(zip(heard.column("text"), heard.column("created_at"), strict=True))

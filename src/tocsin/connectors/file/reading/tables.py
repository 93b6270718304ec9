"""Parquet → blocks of Arrow rows; a block never spans two row groups."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tocsin import listening
from tocsin.connectors.file.reading import blocks, containers

SORTED_MARK = "fault_reason"  # a column that only our own sorted copies have


def names(path: Path) -> list[str]:
    """Return the columns of a Parquet file."""
    try:
        return list(pq.read_schema(path).names)
    except (pa.ArrowException, OSError) as broken:
        raise containers.Cut("listening.broken_archive", str(broken)) from broken


def in_blocks(
    path: Path, limits: containers.Limits, *, columns: list[str] | None = None, row: int = 0
) -> Iterator[blocks.Block]:
    """Return the rows from `row` on; a broken row group ends the file with a fault."""
    begin = 0
    try:
        with pq.ParquetFile(path) as opened:
            _check(opened, limits)
            kind: blocks.Kind = "sorted" if SORTED_MARK in opened.schema_arrow.names else "table"
            for group in range(opened.num_row_groups):
                size = opened.metadata.row_group(group).num_rows
                if begin + size > row:
                    for block in _group(opened, group, columns, begin, kind):
                        if block.line > row:
                            yield block
                begin += size
    except (pa.ArrowException, OSError) as broken:
        cut = containers.Cut("listening.broken_archive", str(broken))
        yield _last(cut.fault(f"row {begin + 1}"), begin)
    except containers.Cut as cut:
        yield _last(cut.fault(f"row {begin + 1}"), begin)


def _check(opened: pq.ParquetFile, limits: containers.Limits) -> None:
    groups = range(opened.num_row_groups)
    total = sum(opened.metadata.row_group(group).total_byte_size for group in groups)
    if total > limits.total_bytes:
        raise containers.Cut("listening.bomb_suspected", f"{total} bytes")


def _group(
    opened: pq.ParquetFile, group: int, columns: list[str] | None, begin: int, kind: blocks.Kind
) -> Iterator[blocks.Block]:
    batches = opened.iter_batches(
        batch_size=blocks.BLOCK_ROWS, row_groups=[group], columns=columns, use_threads=False
    )
    for batch in batches:
        after = begin + batch.num_rows
        yield blocks.Block(
            kind=kind,
            data=packed(batch),
            line=begin + 1,
            rows=batch.num_rows,
            offset_after=after,
            line_after=after + 1,
        )
        begin = after


def packed(batch: pa.RecordBatch) -> bytes:
    """Return a batch as bytes that another process can read."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    told: bytes = sink.getvalue().to_pybytes()
    return told


def unpacked(data: bytes) -> pa.RecordBatch:
    """Return the batch inside `data`."""
    with pa.ipc.open_stream(data) as reader:
        return reader.read_next_batch()


def _last(fault: listening.Fault, rows: int) -> blocks.Block:
    return blocks.Block(
        kind="none",
        data=b"",
        line=rows + 1,
        rows=0,
        offset_after=rows,
        line_after=rows + 1,
        faults=(fault,),
        is_last=True,
    )

"""Posts as bytes: Parquet for files, Arrow IPC for the inline tails."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

GROUP_ROWS = 50_000
# Few distinct values: a dictionary saves bytes, and halves the ranking of accounts. Elsewhere it
# only costs time (2.7 µs a row as it stands, 3.7 with every dictionary and statistic).
_WORDS = frozenset(
    {
        *("platform", "account", "lang", "region", "watches", "terms"),
        *("read_lang", "emotion", "reason", "crisis_type", "reader"),
    }
)
_STATISTICS = ("created_at", "key", "place")


def in_order(posts: pa.Table) -> pa.Table:
    """Return posts by time, the oldest first."""
    times = posts["created_at"].cast(pa.int64()).to_numpy()
    if bool(np.all(times[1:] >= times[:-1])):
        return posts
    return posts.sort_by([("created_at", "ascending"), ("key", "ascending")])


def parquet(posts: pa.Table) -> pa.Buffer:
    """Return posts as a Parquet file."""
    sink = pa.BufferOutputStream()
    pq.write_table(
        posts,
        sink,
        compression="zstd",
        compression_level=1,
        row_group_size=GROUP_ROWS,
        use_dictionary=_dictionaries(posts.schema),
        write_page_checksum=True,
        write_statistics=[name for name in _STATISTICS if name in posts.schema.names],
    )
    return sink.getvalue()


def tail(posts: pa.Table) -> bytes:
    """Return a small batch as an Arrow IPC stream."""
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, posts.schema, options=options) as writer:
        writer.write_table(posts.combine_chunks())
    return bytes(sink.getvalue())


def from_tail(told: bytes) -> pa.Table:
    """Return the posts that `tail` wrote."""
    with pa.ipc.open_stream(pa.py_buffer(told)) as reader:
        return reader.read_all()


def _dictionaries(schema: pa.Schema) -> list[str]:
    return [
        f"{field.name}.list.element" if pa.types.is_list(field.type) else field.name
        for field in schema
        if field.name in _WORDS
    ]

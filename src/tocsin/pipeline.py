"""A post's way from the wire to a counted, judged row: written once, run by every runtime.

    parse → fold → match → (what a watch wants) read → key      `step`: pure, in any process
    → dedupe → segment → roll up                                 the one writer, see runtimes/

`step` takes a connector's batch and returns STORED rows; it knows no store, no clock, no network.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin import enrichment, listening
from tocsin.kernel import folding

# What a segment holds, one row a post.
STORED = pa.schema(
    [
        *listening.POSTS,
        pa.field("key", pa.int64(), nullable=False),  # of platform and id: the same post again
        pa.field("watches", pa.list_(pa.string())),  # watch ids that want it
        pa.field("terms", pa.list_(pa.string())),  # the terms that hit, folded
        *enrichment.READINGS,
        *enrichment.stories.PLACES,  # the writer's: nulls until it has placed the post
        pa.field("folded", pa.string(), nullable=False),  # what matching and search see
        pa.field("reader", pa.string(), nullable=False),  # name and version, "" = not read
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that `step` needs to know beside the batch; picklable."""

    watches: tuple[listening.Watch, ...]
    reader: enrichment.Reader
    source_id: str = ""
    keep: str = "matched"  # listening.Source.keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Stepped:
    """One batch after `step`: STORED rows to keep, and what became of the rest."""

    posts: pa.RecordBatch
    faults: tuple[listening.Fault, ...]
    tombstones: tuple[listening.Tombstone, ...]
    edits: tuple[listening.Edit, ...] = ()
    read: int  # all that came in, the faulty with it
    cursor: str


class Step:
    """`step` with its matcher built once for a recipe."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._matcher = listening.matching.Matcher(recipe.watches)
        self._asks_language = any(watch.languages for watch in recipe.watches)

    def __call__(self, batch: listening.Batch) -> Stepped:
        """Parse, match, read and key one batch."""
        parsed = batch.parse()
        return Stepped(
            posts=self._stored(parsed.posts),
            faults=parsed.faults,
            tombstones=parsed.tombstones,
            edits=parsed.edits,
            read=parsed.posts.num_rows + len(parsed.faults),
            cursor=batch.cursor,
        )

    def _stored(self, posts: pa.RecordBatch) -> pa.RecordBatch:
        folded = folding.fold_column(posts["text"])
        posts = posts.append_column("folded", folded)
        matched = self._matcher.match(
            folded,
            posts,
            source_id=self._recipe.source_id,
            languages=enrichment.language.of(posts) if self._asks_language else None,
        )
        wanted = pc.greater(pc.list_value_length(matched.watches), 0)
        posts = posts.append_column("watches", matched.watches)
        posts = posts.append_column("terms", matched.terms)
        if self._recipe.keep == "matched":
            posts, wanted = posts.filter(wanted), None
        readings, places = self._readings(posts, wanted), _unplaced(posts.num_rows)
        return _in_order({**_columns(posts), **readings, **places, **_keys(posts)})

    def _readings(self, posts: pa.RecordBatch, wanted: pa.Array | None) -> dict[str, pa.Array]:
        """Read what a watch wants; what none wants stays unread (nulls)."""
        reader = self._recipe.reader
        told = f"{reader.name} {reader.version}"
        if wanted is None:
            readings = _columns(reader.read(posts))
            return {**readings, "reader": pa.repeat(told, posts.num_rows)}
        readings = _columns(reader.read(posts.filter(wanted)))
        truth = wanted.to_numpy(zero_copy_only=False)
        at = pa.array(np.cumsum(truth) - 1, mask=~truth)
        spread = {name: column.take(at) for name, column in readings.items()}
        spread["read_lang"] = pc.coalesce(spread["read_lang"], pa.scalar("und"))
        return {**spread, "reader": pc.if_else(wanted, told, "")}


def _keys(posts: pa.RecordBatch) -> dict[str, pa.Array]:
    keys = listening.keys.of_columns(posts["platform"], posts["post_id"])
    return {"key": pa.array(keys, pa.int64())}


def _unplaced(rows: int) -> dict[str, pa.Array]:
    return {field.name: pa.nulls(rows, field.type) for field in enrichment.stories.PLACES}


def _columns(batch: pa.RecordBatch) -> dict[str, pa.Array]:
    return dict(zip(batch.schema.names, batch.columns, strict=True))


def _in_order(columns: dict[str, pa.Array]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([columns[name] for name in STORED.names], schema=STORED)

"""A segment's posts counted by watch and account: partials that merge by addition."""

from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from tocsin.adapters.archive import encoding

_NEEDED = ("watches", "account", "followers")
TALLY = pa.schema(
    [
        pa.field("account", pa.string()),
        pa.field("posts", pa.int64()),
        pa.field("reach", pa.int64()),  # the sum of followers, unknown ones as none
    ]
)
Partial = Mapping[str, pa.Table]  # of TALLY, by watch


def told(posts: pa.Table) -> bytes | None:
    """Return the partial of a segment as it is kept; None for posts of an older schema."""
    if not set(_NEEDED) <= set(posts.schema.names):
        return None
    counted = _hits(posts).group_by(["watch_id", "account"], use_threads=False)
    sums = counted.aggregate([([], "count_all"), ("reach", "sum")])
    named = sums.rename_columns(["watch_id", "account", "posts", "reach"])
    return encoding.tail(named.sort_by("watch_id"))


def partial(kept: bytes) -> Partial:
    """Return the partial that `told` kept."""
    counted = encoding.from_tail(kept)
    watches = counted["watch_id"]
    return {
        watch_id: counted.filter(pc.equal(watches, watch_id)).select(TALLY.names).cast(TALLY)
        for watch_id in pc.unique(watches).to_pylist()
    }


def taken_back(posts: pa.Table, watch_id: str) -> pa.Table:
    """Return the TALLY that undoes these posts for one watch."""
    hits = _hits(posts)
    mine = hits.filter(pc.equal(hits["watch_id"], watch_id))
    columns = [mine["account"], pa.repeat(-1, mine.num_rows), pc.negate(mine["reach"])]
    return pa.table(columns, schema=TALLY)


def busiest(tallies: Iterable[pa.Table], limit: int) -> list[tuple[str, int, int]]:
    """Return (account, posts, reach) of those with most posts in all tallies together."""
    every = pa.concat_tables([TALLY.empty_table(), *tallies])
    summed = every.group_by("account").aggregate([("posts", "sum"), ("reach", "sum")])
    summed = summed.rename_columns(TALLY.names)
    order = [("posts", "descending"), ("reach", "descending"), ("account", "ascending")]
    first = summed.take(pc.select_k_unstable(summed, limit, order))
    rows = zip(*(first[name].to_pylist() for name in TALLY.names), strict=True)
    return [row for row in rows if row[1] > 0]


def _hits(posts: pa.Table) -> pa.Table:
    """Return a row for every watch that wants a post of a known account."""
    posts = posts.select(_NEEDED).combine_chunks()
    at = pc.list_parent_indices(posts["watches"])
    hits = pa.table(
        {
            "watch_id": pc.list_flatten(posts["watches"]),
            "account": posts["account"].take(at),
            "reach": pc.coalesce(posts["followers"].take(at), pa.scalar(0, pa.int64())),
        }
    )
    return hits.filter(pc.not_equal(hits["account"], ""))

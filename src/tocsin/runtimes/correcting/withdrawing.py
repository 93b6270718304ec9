"""What the deletion of stored posts takes out of the figures."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import numpy as np
import pyarrow as pa

from tocsin import indicators, listening, pipeline
from tocsin.adapters import sql
from tocsin.kernel import folding
from tocsin.runtimes.correcting import editing
from tocsin.runtimes.seen import Seen

Find = Callable[[Sequence[str]], list[Mapping[str, object]]]  # by "platform/post_id"


def withdrawn(
    tombstones: Sequence[listening.Tombstone],
    at: datetime,
    *,
    seen: Seen,
    find: Find,
    counted: Mapping[int, sql.Edited] | None = None,
) -> pa.Table:
    """Return the roll-ups that undo those of the deleted posts that were stored until now.

    Most deletions are of posts that nobody kept: only the keys that were seen are looked up. A
    post that is already deleted is not found, and so not taken out twice. Of `counted` ones, by
    key, the version is taken out that was edited last.
    """
    pairs = list(dict.fromkeys((one.platform, one.post_id) for one in tombstones))
    keys = np.array(listening.keys.of(pairs), dtype=np.int64)
    is_kept = ~seen.fresh(keys)
    known = [f"{pairs[place][0]}/{pairs[place][1]}" for place in np.flatnonzero(is_kept)]
    found = find(known) if known else []
    if not found:
        return indicators.ROLLUPS.empty_table()
    texts = folding.fold_many([str(row["text"]) for row in found])
    rows = [{**row, "key": 0, "folded": text} for row, text in zip(found, texts, strict=True)]
    named = listening.keys.of((str(row["platform"]), str(row["post_id"])) for row in found)
    for place, key in enumerate(named):
        if counted and key in counted:
            rows[place] = dict(editing.row_of(counted[key]))
    return indicators.corrections.taken_back(
        pa.RecordBatch.from_pylist(rows, schema=pipeline.STORED), at
    )

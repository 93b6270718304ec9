"""Roll-ups as a store holds them, from counts by the minute."""

import numpy as np
import pyarrow as pa
from tests.unit.warning.counts import Counts

from tocsin import indicators

_EMPTY = {pa.int64(): 0, pa.string(): "{}", pa.binary(): b""}


def rollups(watch_id: str, first: int, mentions: Counts, **more: Counts) -> pa.Table:
    """Return one row for each minute, from `first` on, in which something was posted."""
    at = np.flatnonzero(mentions)
    told = {name: series[at].tolist() for name, series in {"mentions": mentions, **more}.items()}
    columns = {
        field.name: told.get(field.name, [_EMPTY[field.type]] * len(at))
        for field in indicators.ROLLUPS
    }
    columns |= {
        "watch_id": [watch_id] * len(at),
        "minute": (at + first).tolist(),
        "evidence": ["[]"] * len(at),
    }
    return pa.table(columns, schema=indicators.ROLLUPS)

"""All that one delivery corrects: deletions and edits of posts that were stored before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tocsin import indicators, listening, pipeline
from tocsin.adapters import archive, sql
from tocsin.runtimes.correcting import editing, withdrawing
from tocsin.runtimes.seen import Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What is entered in the transaction of the delivery."""

    tombstones: tuple[listening.Tombstone, ...] = ()
    withdrawn: pa.Table = field(default_factory=indicators.ROLLUPS.empty_table)
    edited: editing.Edited = field(default_factory=editing.Edited)

    def enter(self, books: sql.Books, rollups: pa.Table) -> pa.Table:
        """Add what was counted and put right what was; returns the touched rows as they now are."""
        partials = pa.concat_tables((rollups, self.withdrawn))
        rows = books.rollups.merge(partials) if partials.num_rows else partials
        if self.tombstones:
            books.tombstones.add(self.tombstones)
            gone = listening.keys.of((one.platform, one.post_id) for one in self.tombstones)
            books.edits.remove(gone)
            books.second.forget(gone)
            books.pictures.forget(gone)
        if not self.edited.kept:
            return rows
        books.edits.put(self.edited.kept)
        changed = [one.key for one in self.edited.kept]
        books.second.forget(changed)
        books.pictures.forget(changed)  # an edit may show others: the next round opens them
        told = books.rollups.amend(self.edited.back, self.edited.again, self.edited.corrected)
        return pa.concat_tables((rows, told))


class Corrector:
    """Looks up what was stored and counted."""

    def __init__(self, db: sql.Database, store: archive.Archive) -> None:
        self._db, self._store = db, store

    def corrected(
        self,
        steps: Sequence[pipeline.Stepped],
        posts: pa.Table,
        is_fresh: NDArray[np.bool_],
        at: datetime,
        seen: Seen,
    ) -> Corrected:
        """Return what a delivery's deletions and edits change; `posts` are all that it brings."""
        stones = tuple(stone for step in steps for stone in step.tombstones)
        edits = _known([edit for step in steps for edit in step.edits], posts, seen)
        counted = self._counted([*stones, *edits], seen) if stones or edits else {}
        find = self._store.posts
        return Corrected(
            tombstones=stones,
            withdrawn=withdrawing.withdrawn(stones, at, seen=seen, find=find, counted=counted),
            edited=editing.edited(edits, posts, is_fresh, at, counted=counted, find=find)
            if edits
            else editing.Edited(),
        )

    def _counted(
        self, told: Sequence[listening.Tombstone | listening.Edit], seen: Seen
    ) -> Mapping[int, sql.Edited]:
        keys = np.array(listening.keys.of((one.platform, one.post_id) for one in told))
        kept = keys[~seen.fresh(keys)]
        if not kept.size:
            return {}
        with self._db.reading() as books:
            return books.edits.of(np.unique(kept).tolist())


def _known(
    edits: Sequence[listening.Edit], posts: pa.Table, seen: Seen
) -> Sequence[listening.Edit]:
    """Return the edits of posts that are stored or come now: most are of what nobody wanted."""
    if not edits:
        return ()
    keys = np.array(listening.keys.of((one.platform, one.post_id) for one in edits))
    # A set says of a key that comes twice that it is not fresh the second time.
    distinct, places = np.unique(keys, return_inverse=True)
    is_known = (~seen.fresh(distinct) | np.isin(distinct, posts["key"].to_numpy()))[places]
    return [one for one, known in zip(edits, is_known.tolist(), strict=True) if known]

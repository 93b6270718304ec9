"""Finds the deleted posts that still lie in segments, each looked for once.

A segment's keys are kept sorted while deletions come in (8 bytes a post): a deletion is then a look
into them, and a segment is read again only when it holds one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tocsin.adapters import sql
from tocsin.adapters.archive.ranking.recent import Recent
from tocsin.adapters.archive.reading import Reader
from tocsin.adapters.archive.view import View

_CAPACITY_BYTES = 64 * 1024 * 1024
_KEYS = "SELECT key FROM {source}{where}"
_POSTS = "SELECT watches, account, followers FROM {source}{where}"
_AMONG = "key IN (SELECT unnest($keys))"

Keys = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The deleted posts of one segment, as of one deletion."""

    number: int
    posts: tuple[pa.Table, ...]


class Deleted:
    """Deleted posts, by segment."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._keys = Recent[Keys](capacity_bytes=_CAPACITY_BYTES)
        self._known = Recent[_Known](capacity_bytes=_CAPACITY_BYTES)

    def among(self, view: View, segments: Iterable[sql.SegmentRow]) -> Iterator[pa.Table]:
        """Yield watches, account and followers of the deleted posts of these segments."""
        if view.gone is None:
            return
        for row in segments:
            yield from self._of(view, view.gone, row).posts

    def _of(self, view: View, gone: pa.Table, row: sql.SegmentRow) -> _Known:
        known = self._known.get(row.name) or _Known(number=0, posts=())
        numbers = gone["number"].to_numpy()
        if known.number >= numbers[-1]:
            return known
        fresh = np.sort(gone["key"].to_numpy()[np.searchsorted(numbers, known.number, "right") :])
        everything = replace(view, gone=None)
        keys = self._sorted(everything, row)
        held = fresh[keys[np.minimum(np.searchsorted(keys, fresh), keys.size - 1)] == fresh]
        posts = known.posts
        if held.size:
            given = {"keys": held.tolist()}
            posts = (*posts, self._reader.ask(everything, [row], _POSTS, [_AMONG], given))
        known = _Known(number=int(numbers[-1]), posts=posts)
        self._known.put(row.name, known, 100 + sum(one.nbytes for one in posts))
        return known

    def _sorted(self, view: View, row: sql.SegmentRow) -> Keys:
        keys = self._keys.get(row.name)
        if keys is None:
            found = self._reader.ask(view, [row], _KEYS, [], {})
            keys = np.sort(found["key"].to_numpy())
            self._keys.put(row.name, keys, keys.nbytes)
        return keys

"""Places the posts of each commit, and keeps what is counted of copies and stories.

Where a post was placed stands in its row. What else is known is saved every few ticks; after a
crash it is taken up, and the posts committed since are placed once more: to the same places.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin import enrichment
from tocsin.adapters import archive, sql
from tocsin.runtimes import publishing

CHECKPOINT = "stories"
_COLUMNS = (*enrichment.stories.COLUMNS, *enrichment.stories.PLACES.names)
_SAVE_EVERY = 5  # ticks
_SAVE_AFTER = 100_000  # posts
_UNREAD = ("", "null")  # readers whose posts nobody wants to understand


class Placing:
    """Feeds the stories and enters, in the caller's transaction, what is counted."""

    def __init__(self, store: archive.Archive) -> None:
        self._store = store
        self._stories = enrichment.stories.Stories()
        self._is_current = False  # the state is that of the books
        self._ticks = self._since = 0

    def recover(self, db: sql.Database) -> None:
        """Take up the committed state, unless it is at hand."""
        if self._is_current:
            return
        with db.reading() as books:
            saved = books.checkpoints.load(CHECKPOINT)
        self._stories = enrichment.stories.Stories()
        if saved is not None:
            self._stories.load(saved)
        known = self._stories.next
        first = max(known - enrichment.stories.window.CAPACITY, 1)
        posts = self._store.placed(first, _COLUMNS)
        if posts.num_rows:
            is_known = pc.less(posts["place"], known)
            self._stories.restore(posts.filter(is_known))
            self._stories.place(posts.filter(pc.invert(is_known)))
        self._is_current = True

    def place(self, posts: pa.Table) -> pa.Table:
        """Return the posts of a segment with their places; the commit that follows may fail."""
        wanted = _wanted(posts)
        if not wanted.any():
            return posts
        self._is_current = False
        self._since += int(wanted.sum())
        told = self._stories.place(posts.filter(pa.array(wanted)))
        at = pa.array(np.cumsum(wanted) - 1, mask=~wanted)
        columns = {
            "place": pa.array(told.places),
            "copy_group": pa.array(told.groups, mask=~told.is_copy),
            "story": pa.array(told.stories, mask=told.stories == 0),
        }
        for name, column in columns.items():
            posts = posts.set_column(
                posts.schema.get_field_index(name), posts.schema.field(name), column.take(at)
            )
        return posts

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Hold a transaction: when it fails, what was placed and counted is taken up anew."""
        self._is_current = False
        yield
        self._is_current = True

    def grown(self, books: sql.Books, now: datetime) -> None:
        """Save when many posts were placed: so many at most are placed again after a crash."""
        if self._since >= _SAVE_AFTER:
            self.save(books, now)

    def tick(self, books: sql.Books, now: datetime) -> None:
        """Save every few ticks."""
        self._ticks += 1
        if self._ticks >= _SAVE_EVERY:
            self.save(books, now)

    def save(self, books: sql.Books, now: datetime) -> None:
        """Save the checkpoint and what was counted since the last one."""
        tallies = self._stories.tallies
        self._ticks = self._since = 0
        if not (tallies.changed_stories or tallies.changed_groups):
            return
        stories = [tallies.stories[key] for key in sorted(tallies.changed_stories)]
        groups = [tallies.groups[key] for key in sorted(tallies.changed_groups)]
        books.stories.put(stories, groups)
        for watch_id in sorted({one.watch for one in stories}):
            publishing.changed(books, "stories", watch_id, now)
        tallies.kept(self._stories.live())
        books.checkpoints.save(CHECKPOINT, self._stories.dump(), now)


def _wanted(posts: pa.Table) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which posts a watch wants and a reader understood."""
    is_matched = pc.greater(pc.list_value_length(posts["watches"]), 0)
    reader = pc.list_element(pc.split_pattern(posts["reader"], " "), 0)
    is_read = pc.invert(pc.is_in(reader, value_set=pa.array(_UNREAD)))
    told = pc.fill_null(pc.and_(is_matched, is_read), False)
    return np.asarray(told.to_numpy())

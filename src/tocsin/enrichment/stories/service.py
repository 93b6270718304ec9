"""Places posts as they are committed, and counts what belongs together.

What is decided depends on the order of the posts alone, not on how they were cut into batches: a
house that was killed takes up its last checkpoint, reads again the posts that were committed since,
and comes to the same.
"""

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin import listening
from tocsin.enrichment.stories import centroids, marks, window
from tocsin.enrichment.stories.model import Group, Keys, Placed, Story
from tocsin.enrichment.stories.tallies import Seen, Tallies

_FRESH = 1 << 31  # numbers of a window are 32 bits wide


class _Saved(msgspec.Struct, frozen=True):
    next: int
    centroids: bytes
    groups: list[Group]
    stories: list[Story]


class Stories:
    """All copies and stories that live."""

    def __init__(self) -> None:
        self.tallies = Tallies()
        self._window = window.Window()
        self._centroids = centroids.Centroids()
        self._behind = 0  # of a post's place its number in the window

    @property
    def next(self) -> int:
        """Return the place that the next post gets."""
        return self._window.next + self._behind

    def place(self, posts: pa.Table) -> Placed:
        """Place posts in their order; they hold model.COLUMNS."""
        if self._window.next > _FRESH:
            self._behind, self._window = self.next - 1, window.Window()
        first, parts = self.next, [_NOTHING]
        for begin, end in marks.chunks(posts.num_rows):
            parts.append(self._placed(posts.slice(begin, end - begin).combine_chunks()))
        names = ("groups", "is_copy", "stories", "nearness")
        told = {name: np.concatenate([getattr(one, name) for one in parts]) for name in names}
        return Placed(places=np.arange(first, self.next), **told)

    def dump(self) -> bytes:
        """Return the state but for the window: that stands in the posts."""
        saved = _Saved(
            next=self.next,
            centroids=self._centroids.dump(),
            groups=list(self.tallies.groups.values()),
            stories=list(self.tallies.stories.values()),
        )
        return msgspec.msgpack.encode(saved)

    def load(self, told: bytes) -> None:
        """Take up what dump() returned; restore() the window next."""
        saved = msgspec.msgpack.decode(told, type=_Saved)
        self._behind = saved.next - 1
        self._centroids.load(saved.centroids)
        self.tallies.groups = {one.group: one for one in saved.groups}
        self.tallies.stories = {(one.story, one.watch): one for one in saved.stories}

    def restore(self, posts: pa.Table) -> None:
        """Take posts in that were placed before the state was dumped, by their places."""
        self._behind -= posts.num_rows
        for begin, end in marks.chunks(posts.num_rows):
            some = posts.slice(begin, end - begin).combine_chunks()
            keys = some["key"].to_numpy()
            told = pc.coalesce(some["copy_group"], some["key"]).to_numpy()
            groups = np.array([self._into(group) for group in told.tolist()], np.int64)
            numbers = np.arange(self._window.next, self._window.next + keys.size, dtype=np.uint32)
            slots = self._window.slots(numbers)
            self._window.restore(marks.take(_folded(some)), _times(some), groups)
            self._window.stories[slots] = pc.fill_null(some["story"], 0).to_numpy()
            self._window.accounts[slots] = _accounts(some)

    def live(self) -> set[int]:
        """Return the stories that posts may still join."""
        return self._centroids.live()

    def _into(self, group: int) -> int:
        seen: set[int] = set()
        while group not in seen and (told := self.tallies.groups.get(group)) and told.into:
            seen.add(group)
            group = told.into
        return group

    def _placed(self, posts: pa.Table) -> Placed:
        keys, times, accounts = posts["key"].to_numpy(), _times(posts), _accounts(posts)
        seen = marks.take(_folded(posts))
        numbers = np.arange(self._window.next, self._window.next + keys.size, dtype=np.uint32)
        self._window.accounts[self._window.slots(numbers)] = accounts
        linked = self._window.link(seen, keys, times)
        gathered = self._centroids.gather(seen, keys, times, linked, self._window)
        told = Placed(
            places=numbers.astype(np.int64) + self._behind,
            groups=linked.groups,
            is_copy=linked.near != 0,
            stories=gathered.stories,
            nearness=gathered.nearness,
        )
        self._count(posts, told, linked, accounts)
        return told

    def _count(self, posts: pa.Table, told: Placed, linked: window.Linked, accounts: Keys) -> None:
        times, groups = _times(posts), np.where(told.is_copy, told.groups, 0)
        near = self._window.slots(linked.near)
        firsts = zip(
            self._window.accounts[near].tolist(), self._window.times[near].tolist(), strict=True
        )
        columns = (
            *(posts["platform"].to_pylist(), posts["post_id"].to_pylist(), accounts.tolist()),
            *(times.tolist(), pc.fill_null(posts["reposts"], 0).to_pylist()),
            *(posts["watches"].to_pylist(), told.stories.tolist(), told.nearness.tolist()),
            groups.tolist(),
        )
        for one, first in zip(map(Seen._make, zip(*columns, strict=True)), firsts, strict=True):
            self.tallies.add(one)
            if one.group:
                self.tallies.copy(one, first)
        for group, into in linked.merged:
            self.tallies.merge(group, into)


_NOTHING = Placed(
    places=np.zeros(0, np.int64),
    groups=np.zeros(0, np.int64),
    is_copy=np.zeros(0, np.bool_),
    stories=np.zeros(0, np.int64),
    nearness=np.zeros(0, np.int32),
)


def _folded(posts: pa.Table) -> pa.Array:
    return pa.concat_arrays([*posts["folded"].chunks, pa.array([], posts["folded"].type)])


def _times(posts: pa.Table) -> Keys:
    return np.ascontiguousarray(posts["created_at"].cast(pa.int64()).to_numpy())


def _accounts(posts: pa.Table) -> Keys:
    """Hash who posted; 0 where that is unknown."""
    known = pc.not_equal(posts["account"], "").to_numpy()
    told = np.array(listening.keys.of_columns(posts["platform"], posts["account"]), np.int64)
    return np.where(known, told, 0)

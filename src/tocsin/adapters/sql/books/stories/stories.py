"""Stories and copies as they were last counted; one of a single post is none yet.

Stories that were merged are kept apart and told together.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Select, select

from tocsin.adapters.sql.books.stories.tables import COPY_GROUPS, MERGED_STORIES, STORIES
from tocsin.adapters.sql.metadata import instant
from tocsin.adapters.sql.upserting import upsert
from tocsin.enrichment import stories

_AT_ONCE = 500  # keys in one question: SQLite takes some 32,000 at most
_FEWEST = 2


class StoryBook:
    """What belongs together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, told: Iterable[stories.Story], groups: Iterable[stories.Group]) -> None:
        """Keep both, in place of what was counted before."""
        rows = [
            {
                "story": one.story,
                "watch_id": one.watch,
                "first_at": instant(one.first),
                "last_at": instant(one.last),
                "posts": one.posts,
                "label_post": one.central[0].post if one.central else "",
                "body": msgspec.msgpack.encode(one),
            }
            for one in told
            if one.posts >= _FEWEST
        ]
        upsert(self._connection, STORIES, rows)
        upsert(self._connection, COPY_GROUPS, [_row(one) for one in groups])

    def gathered(self, watch_id: str, since: datetime, limit: int) -> list[stories.Story]:
        """Return stories with a post since then as they were gathered, the largest first."""
        wanted = _recent(watch_id, since, limit)
        return [_story(body) for body in self._connection.scalars(wanted)]

    def beside(self, told_as: Mapping[int, int], known: Collection[int]) -> list[stories.Story]:
        """Return the other parts of wholes than the known ones, each as some watch hears it."""
        names = {*told_as, *told_as.values()} - set(known)
        return list({one.story: one for one in self._rows(names, None)}.values())

    def recent(self, watch_id: str | None, since: datetime, limit: int) -> list[stories.Story]:
        """Return stories with a post since then, the largest first; merged ones as a whole."""
        found = [_story(body) for body in self._connection.scalars(_recent(watch_id, since, limit))]
        told_as = self.told_as({one.story for one in found})
        if not told_as:
            return found
        wholes = set(told_as.values())
        rest = self._rows(told_as.keys() | wholes, watch_id)
        alone = [one for one in found if one.story not in told_as and one.story not in wholes]
        told = [*alone, *_joined(rest, told_as)]
        return sorted(told, key=lambda one: (-one.posts, -one.last, one.story, one.watch))[:limit]

    def of(self, story: int) -> list[stories.Story]:
        """Return a story as each watch hears it, by any of the ids that it was told by."""
        told_as = self.told_as({story})
        names = {story, *told_as, *told_as.values()}
        return _joined(self._rows(names, None), told_as)

    def told_as(self, keys: Collection[int]) -> dict[int, int]:
        """Return the whole of each part, of those wholes that `keys` are or are a part of."""
        names = set(keys)
        wanted = select(MERGED_STORIES.c.told_as)
        for some in _cut(keys):
            names |= set(self._connection.scalars(wanted.where(MERGED_STORIES.c.story.in_(some))))
        found: dict[int, int] = {}
        pairs = select(MERGED_STORIES.c.story, MERGED_STORIES.c.told_as)
        for some in _cut(names):
            told = self._connection.execute(pairs.where(MERGED_STORIES.c.told_as.in_(some)))
            found |= {row.story: row.told_as for row in told}
        return found

    def merge(self, merges: Iterable[stories.merging.Merge], now: datetime) -> None:
        """Tell stories as parts of older ones from now on, and what they held with them."""
        for one in merges:
            held = MERGED_STORIES.c.told_as == one.story
            self._connection.execute(MERGED_STORIES.update().where(held).values(told_as=one.into))
            row = {
                "story": one.story,
                "told_as": one.into,
                "nearness": one.nearness,
                "merged_at": now,
            }
            upsert(self._connection, MERGED_STORIES, [row])

    def groups(self, keys: Sequence[int]) -> dict[int, stories.Group]:
        """Return the groups of these keys, each as the one that it became a part of."""
        found: dict[int, stories.Group] = {}
        asked = set(keys)
        for _ in range(_AT_ONCE):
            fresh = asked - found.keys()
            read = {one.group: one for one in self._read(sorted(fresh))}
            found |= read
            asked |= {one.into for one in read.values() if one.into}
            if not read:
                break
        return {key: _last(key, found) for key in keys if key in found}

    def erase(self, before: datetime) -> None:
        """Let go of what has had no post since (retention)."""
        for table in (STORIES, COPY_GROUPS):
            self._connection.execute(table.delete().where(table.c.last_at < before))
        kept = select(STORIES.c.story)
        gone = MERGED_STORIES.c.story.not_in(kept) & MERGED_STORIES.c.told_as.not_in(kept)
        self._connection.execute(MERGED_STORIES.delete().where(gone))

    def _rows(self, keys: Collection[int], watch_id: str | None) -> Iterator[stories.Story]:
        for some in _cut(keys):
            wanted = select(STORIES.c.body).where(STORIES.c.story.in_(some))
            if watch_id is not None:
                wanted = wanted.where(STORIES.c.watch_id == watch_id)
            yield from (_story(body) for body in self._connection.scalars(wanted))

    def _read(self, keys: Sequence[int]) -> Iterator[stories.Group]:
        for some in _cut(keys):
            wanted = select(COPY_GROUPS.c.body).where(COPY_GROUPS.c.copy_group.in_(some))
            for body in self._connection.scalars(wanted):
                yield msgspec.msgpack.decode(body, type=stories.Group)


def _recent(watch_id: str | None, since: datetime, limit: int) -> Select[bytes]:
    wanted = select(STORIES.c.body).where(STORIES.c.last_at >= since)
    if watch_id is not None:
        wanted = wanted.where(STORIES.c.watch_id == watch_id)
    ordered = wanted.order_by(
        STORIES.c.posts.desc(), STORIES.c.last_at.desc(), STORIES.c.story, STORIES.c.watch_id
    )
    return ordered.limit(limit)


def _story(body: bytes) -> stories.Story:
    return msgspec.msgpack.decode(body, type=stories.Story)


def _joined(parts: Iterable[stories.Story], told_as: Mapping[int, int]) -> list[stories.Story]:
    """Return parts as wholes, by watch."""
    whole: dict[tuple[str, int], list[stories.Story]] = {}
    for one in parts:
        whole.setdefault((one.watch, told_as.get(one.story, one.story)), []).append(one)
    return [stories.merging.joined(some, name) for (_, name), some in sorted(whole.items())]


def _cut(keys: Collection[int]) -> Iterator[list[int]]:
    """Yield keys, so many as a question may hold."""
    told = sorted(keys)
    for first in range(0, len(told), _AT_ONCE):
        yield told[first : first + _AT_ONCE]


def _row(one: stories.Group) -> dict[str, object]:
    return {
        "copy_group": one.group,
        "last_at": instant(one.last),
        "posts": one.posts,
        "merged_into": one.into or None,
        "body": msgspec.msgpack.encode(one),
    }


def _last(key: int, found: dict[int, stories.Group]) -> stories.Group:
    seen = {key}
    one = found[key]
    while one.into and one.into in found and one.into not in seen:
        seen.add(one.into)
        one = found[one.into]
    return one

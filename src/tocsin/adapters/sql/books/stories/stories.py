"""Stories and copies as they were last counted; one of a single post is none yet."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from tocsin.adapters.sql.books.stories.tables import COPY_GROUPS, STORIES
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

    def recent(self, watch_id: str | None, since: datetime, limit: int) -> list[stories.Story]:
        """Return stories with a post since then, the largest first."""
        wanted = select(STORIES.c.body).where(STORIES.c.last_at >= since)
        if watch_id is not None:
            wanted = wanted.where(STORIES.c.watch_id == watch_id)
        ordered = wanted.order_by(
            STORIES.c.posts.desc(), STORIES.c.last_at.desc(), STORIES.c.story, STORIES.c.watch_id
        )
        bodies = self._connection.scalars(ordered.limit(limit))
        return [msgspec.msgpack.decode(body, type=stories.Story) for body in bodies]

    def of(self, story: int) -> list[stories.Story]:
        """Return a story as each watch hears it."""
        wanted = select(STORIES.c.body).where(STORIES.c.story == story)
        bodies = self._connection.scalars(wanted.order_by(STORIES.c.watch_id))
        return [msgspec.msgpack.decode(body, type=stories.Story) for body in bodies]

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

    def _read(self, keys: Sequence[int]) -> Iterator[stories.Group]:
        for first in range(0, len(keys), _AT_ONCE):
            some = keys[first : first + _AT_ONCE]
            wanted = select(COPY_GROUPS.c.body).where(COPY_GROUPS.c.copy_group.in_(some))
            for body in self._connection.scalars(wanted):
                yield msgspec.msgpack.decode(body, type=stories.Group)


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

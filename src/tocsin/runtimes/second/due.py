"""Which posts are read again however sure the fast reader is: of open cases, and of stories.

A case's posts reach further back than the rest. They are walked through from the newest to the
oldest, a few pages a look, and then once more: what is known already costs a look, no reading.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tocsin import listening
from tocsin.adapters import archive, sql
from tocsin.kernel import folding
from tocsin.runtimes import stories

BEFORE = timedelta(hours=2)  # the first warning of a case: its first posts came earlier
MOST_STORIES = 40  # the largest of all watches whose representatives are read
_PAGE = 500
_PAGES = 4  # at a look
COLUMNS = ("key", "created_at", "text", "folded", "copy_key", "watches")


@dataclass(slots=True, kw_only=True)
class Due:
    """Looks into cases and stories, and finds their posts that were not read again yet."""

    db: sql.Database
    store: archive.Archive
    _before: dict[str, str | None] = field(default_factory=dict)  # where a watch's walk stands
    _asked: set[tuple[int, str]] = field(default_factory=set)  # what was fetched, for which model

    def since(self) -> dict[str, datetime]:
        """Return the watches of open cases, and since when their posts belong to one."""
        found: dict[str, datetime] = {}
        with self.db.reading() as books:
            for one in books.cases.cabinet().cases.open():
                told = (books.warnings.get(each) for each in one.warnings)
                opened = [one.opened_at, *(each.opened_at for each in told if each is not None)]
                for watch_id in one.watches:
                    first = min(opened) - BEFORE
                    found[watch_id] = min(first, found.get(watch_id, first))
        return found

    def of_cases(self, since: Mapping[str, datetime], model: str, most: int) -> pa.Table | None:
        """Return posts of open cases that `model` has not read, `most` or a page more."""
        found: list[Mapping[str, object]] = []
        self._before = {watch: self._before.get(watch) for watch in since}
        for watch_id in since:
            for _ in range(_PAGES):
                if len(found) >= most:
                    break
                query = archive.PostQuery(
                    watch_id=watch_id,
                    since=since[watch_id],
                    limit=_PAGE,
                    before=self._before[watch_id],
                )
                page = self.store.search(query)
                found += self._unread(page.posts, model)
                self._before[watch_id] = page.next
                if page.next is None:
                    break
        return _table(found)

    def of_stories(self, now: datetime) -> dict[int, str]:
        """Return the posts that stand for the largest stories of late: ids, by key."""
        with self.db.reading() as books:
            found = books.stories.recent(None, now - BEFORE, MOST_STORIES)
        ids = sorted({post for one in found for post in stories.shaping.shown(one)})
        pairs = (one.partition("/") for one in ids)
        return dict(zip(listening.keys.of((one[0], one[2]) for one in pairs), ids, strict=True))

    def missing(self, wanted: Mapping[int, str], model: str) -> pa.Table | None:
        """Return those of the wanted posts that `model` has not read; each is fetched once."""
        with self.db.reading() as books:
            known = books.second.known(list(wanted), model)
        asked = {(key, model) for key in wanted.keys() - known} - self._asked
        self._asked = {one for one in self._asked if one[0] in wanted} | asked
        return _table(self.store.posts([wanted[key] for key, _ in sorted(asked)]))

    def _unread(
        self, rows: Sequence[Mapping[str, object]], model: str
    ) -> list[Mapping[str, object]]:
        with self.db.reading() as books:
            known = books.second.known([int(str(row["key"])) for row in rows], model)
        return [row for row in rows if row["key"] not in known]


def joined(tables: Sequence[pa.Table]) -> pa.Table | None:
    """Return posts behind one another, each once; None where there is none."""
    if not tables:
        return None
    whole = pa.concat_tables(tables, promote_options="permissive")
    first = {key: at for at, key in reversed(list(enumerate(whole["key"].to_pylist())))}
    return whole.take(pa.array(sorted(first.values())))


def is_of_case(posts: pa.Table, since: Mapping[str, datetime]) -> NDArray[np.bool_]:
    """Tell which posts an open case listens to, from its beginning on."""
    pairs = zip(posts["watches"].to_pylist(), posts["created_at"].to_pylist(), strict=True)
    told = [
        any(watch in since and created_at >= since[watch] for watch in watches or ())
        for watches, created_at in pairs
    ]
    return np.array(told, dtype=np.bool_)


def _table(rows: Sequence[Mapping[str, object]]) -> pa.Table | None:
    """Return rows of a search as the columns that are read."""
    if not rows:
        return None
    folded = folding.fold_many([str(row["text"]) for row in rows])
    told = [
        {**{name: row.get(name) for name in COLUMNS}, "folded": text}
        for row, text in zip(rows, folded, strict=True)
    ]
    return pa.Table.from_pylist(told)

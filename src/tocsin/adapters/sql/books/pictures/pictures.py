"""Pictures of stored posts: hashes, and words that a machine read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime

import numpy as np
from sqlalchemy import Connection, RowMapping, select

from tocsin.adapters.sql.books.pictures.tables import PICTURES
from tocsin.adapters.sql.upserting import upsert
from tocsin.enrichment import pictures
from tocsin.kernel import folding

_MOST_FOUND = 10_000
_AT_ONCE = 500  # keys in one question: SQLite takes some 32,000 at most


class Pictures:
    """Pictures by the key of their post and their number in it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, some: Iterable[pictures.Kept]) -> None:
        """Keep pictures, in place of what was known of the same ones."""
        upsert(self._connection, PICTURES, [_row(one) for one in some])

    def of(self, key: int) -> list[pictures.Kept]:
        """Return the pictures of one post, in the post's order."""
        wanted = select(PICTURES).where(PICTURES.c.key == key).order_by(PICTURES.c.number)
        rows = self._connection.execute(wanted).mappings()
        return [_kept(row) for row in rows]

    def same(self, hash_: int, limit: int) -> list[tuple[pictures.Kept, int]]:
        """Return pictures that differ by few bits, the nearest first, with how many bits.

        Every hash is looked at: a million of them are 8 MB and some milliseconds of counting.
        """
        columns = PICTURES.c
        asked = select(columns.key, columns.number, columns.hash).where(columns.hash.is_not(None))
        rows = self._connection.execute(asked).all()
        if not rows:
            return []
        apart = pictures.distances(hash_, np.array([row.hash for row in rows], dtype=np.int64))
        near = np.flatnonzero(apart <= pictures.SAME)
        near = near[np.argsort(apart[near], kind="stable")][:limit]
        found = []
        for at in near.tolist():
            place = (columns.key == rows[at].key, columns.number == rows[at].number)
            row = self._connection.execute(select(PICTURES).where(*place)).mappings().one()
            found.append((_kept(row), int(apart[at])))
        return found

    def holding(self, needle: str) -> list[int]:
        """Return the keys of posts with a picture whose folded words hold this."""
        wanted = select(PICTURES.c.key).where(PICTURES.c.folded.contains(needle, autoescape=True))
        return list(self._connection.scalars(wanted.distinct().limit(_MOST_FOUND)))

    def wanted_by(self, watch_id: str) -> list[int]:
        """Return the keys of posts with a picture whose words a watch wants."""
        line = f"\n{watch_id}\n"
        wanted = select(PICTURES.c.key).where(PICTURES.c.watches.contains(line, autoescape=True))
        return list(self._connection.scalars(wanted.distinct().limit(_MOST_FOUND)))

    def known(self, keys: Sequence[int]) -> set[int]:
        """Return those of `keys` whose pictures were opened."""
        found: set[int] = set()
        for some in _cut(keys):
            wanted = select(PICTURES.c.key).where(PICTURES.c.key.in_(some))
            found.update(self._connection.scalars(wanted))
        return found

    def forget(self, keys: Sequence[int]) -> None:
        """Let go of what is kept of posts that are withdrawn."""
        for some in _cut(keys):
            self._connection.execute(PICTURES.delete().where(PICTURES.c.key.in_(some)))

    def erase(self, before: datetime) -> None:
        """Let go of what is kept of posts created before a time (retention)."""
        self._connection.execute(PICTURES.delete().where(PICTURES.c.created_at < before))


def _row(one: pictures.Kept) -> dict[str, object]:
    text = one.picture_text.replace("\0", "")
    lines = {"watches": _lines(one.watches), "terms": _lines(one.terms)}
    return {**asdict(one), "picture_text": text, "folded": folding.fold(text), **lines}


def _kept(row: RowMapping) -> pictures.Kept:
    told = dict(row)
    del told["folded"]
    for name in ("watches", "terms"):
        told[name] = tuple(filter(None, told[name].split("\n")))
    return pictures.Kept(**told)


def _lines(some: Sequence[str]) -> str:
    return "".join(["\n", *(f"{one}\n" for one in some)]) if some else ""


def _cut(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(keys), _AT_ONCE):
        yield keys[first : first + _AT_ONCE]

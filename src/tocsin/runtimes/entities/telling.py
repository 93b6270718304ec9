"""Names as the API and the command tell them: how often each stands, and what is new."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

import pyarrow as pa

from tocsin import shapes
from tocsin.adapters import archive, sql
from tocsin.enrichment import complaints, entities

MOST_POSTS = 50_000  # of a span that are counted; beyond, a fair draw of them, scaled up


class Store(Protocol):
    """Draws and finds stored posts; `archive.Archive` is one."""

    def drawn(self, query: archive.PostQuery, columns: Sequence[str]) -> pa.Table:
        """Return `columns` of the posts that match, or of a fair draw of `limit` of them."""
        ...

    def count(self, query: archive.PostQuery) -> int:
        """Return exactly how many posts match."""
        ...

    def posts(self, ids: Sequence[str]) -> list[Mapping[str, object]]:
        """Return the posts with these ids ("platform/post_id"), those that are there."""
        ...


def heard(
    books: sql.Books, store: Store, watch_id: str, now: datetime, span: timedelta
) -> list[shapes.Shape]:
    """Return the known names of a watch with how often they stood, now and in the span before."""
    known = books.entities.of(watch_id)
    if not known:
        return []
    lately, share = _texts(store, watch_id, now - span, now)
    before, share_before = _texts(store, watch_id, now - 2 * span, now - span)
    now_told, was_told = entities.counted(known, lately), entities.counted(known, before)
    told = [
        {
            **entity(one),
            **_scaled(now_told[one.entity_id], share),
            "posts_before": round(was_told[one.entity_id].posts / share_before),
            "is_drawn": share < 1,
        }
        for one in known
    ]
    return sorted(told, key=lambda one: (-int(str(one["posts"])), str(one["name"])))


def entity(one: entities.Entity) -> shapes.Shape:
    """Return a known name as it was entered."""
    return {
        "entity_id": one.entity_id,
        "watch_id": one.watch_id,
        "kind": one.kind,
        "name": one.name,
        "aliases": list(one.aliases),
        "exclusions": list(one.exclusions),
        "person": one.person,
        "at": shapes.time(one.at),
    }


def new(store: Store, some: Sequence[entities.NewName]) -> list[shapes.Shape]:
    """Return new names, each with posts that are still there, without names of accounts."""
    ids = dict.fromkeys(post for one in some for post in one.examples)
    rows = {f"{row['platform']}/{row['post_id']}": row for row in store.posts(list(ids))}
    return [new_name(one, rows) for one in some]


def new_name(
    one: entities.NewName, rows: Mapping[str, Mapping[str, object]] | None = None
) -> shapes.Shape:
    """Return a new name."""
    shown = [(post, (rows or {})[post]) for post in one.examples if post in (rows or {})]
    return {
        "watch_id": one.watch_id,
        "name": one.name,
        "kind": one.kind,
        "posts": one.posts,
        "texts": one.texts,
        "accounts": one.accounts,
        "posts_before": one.posts_before,
        "read": one.read,
        "read_before": one.read_before,
        "score": one.score,
        "first_at": shapes.time(one.first_at),
        "last_at": shapes.time(one.last_at),
        "examples": [
            {"id": post, "text": complaints.without_names(str(row["text"]))} for post, row in shown
        ],
        "state": str(one.state),
        "decision": one.decision,
        "entity_id": one.entity_id or None,
        "person": one.person or None,
        "decided_at": shapes.time(one.decided_at),
    }


def _texts(
    store: Store, watch_id: str, since: datetime, until: datetime
) -> tuple[entities.Texts, float]:
    """Return a span's posts, and which share of them was drawn."""
    query = archive.PostQuery(watch_id=watch_id, since=since, until=until, limit=MOST_POSTS)
    texts = entities.Texts.of(store.drawn(query, entities.COLUMNS))
    if texts.count < MOST_POSTS:
        return texts, 1.0
    return texts, texts.count / max(store.count(query), texts.count)


def _scaled(one: entities.Counted, share: float) -> shapes.Shape:
    return {
        "posts": round(one.posts / share),
        "texts": round(one.texts / share),
        "accounts": round(one.accounts / share),
    }

"""Posts as they stand: read again where they were, put right where people did, pictures read."""

from collections.abc import Mapping, Sequence
from typing import Any

from tocsin import enrichment, shapes
from tocsin.adapters import sql
from tocsin.enrichment import teaching
from tocsin.runtimes import asking


def in_force(books: sql.Books, rows: Sequence[Mapping[str, Any]]) -> list[shapes.Shape]:
    """Return stored posts with all that was said of them since they came."""
    keys = [int(str(row["key"])) for row in rows]
    again = books.second.of(keys)
    opinions = asking.of_posts(books, rows)
    corrected = _corrected(books, rows)
    shown = {
        key: _pictures(books, key) for key, row in zip(keys, rows, strict=True) if row["media"]
    }
    told = []
    for key, row in zip(keys, rows, strict=True):
        post = shapes.reread(shapes.post(row), again.get(key))
        post["corrected"] = corrected.get(str(post["id"]), [])
        post["opinion"] = opinions.get(key)
        told.append({**post, **shown.get(key, {})})
    return told


def _corrected(
    books: sql.Books, rows: Sequence[Mapping[str, Any]]
) -> dict[str, list[shapes.Shape]]:
    ids = [f"{row['platform']}/{row['post_id']}" for row in rows]
    found: dict[str, list[shapes.Shape]] = {}
    for one in books.reading_corrections.standing_of(ids):
        found.setdefault(one.post_id, []).append(_correction(one))
    return found


def _correction(one: teaching.Correction) -> shapes.Shape:
    return {
        "head": one.head,
        "label": one.label,
        "told": one.told or None,
        "person": one.person,
        "at": shapes.time(one.at),
    }


def _pictures(books: sql.Books, key: int) -> shapes.Shape:
    read: list[enrichment.pictures.Kept] = [
        one for one in books.pictures.of(key) if one.picture_text
    ]
    return {
        "picture_text": "\n".join(one.picture_text for one in read),
        "picture_watches": sorted({watch for one in read for watch in one.watches}),
        "picture_terms": sorted({term for one in read for term in one.terms}),
    }

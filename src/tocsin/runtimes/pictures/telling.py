"""Posts with the same picture as a post."""

from tocsin import enrichment, shapes
from tocsin.adapters import sql

_MOST = 200


def same(books: sql.Books, key: int) -> list[shapes.Shape]:
    """Return each picture of a post with the other posts that show it, the nearest first."""
    told = []
    for one in books.pictures.of(key):
        near = [] if one.hash is None else books.pictures.same(one.hash, _MOST)
        others = [
            {"post_id": other.post_id, "media": other.media, "bits": bits}
            for other, bits in near
            if other.key != key
        ]
        told.append({**_picture(one), "same": others})
    return told


def _picture(one: enrichment.pictures.Kept) -> shapes.Shape:
    return {
        "media": one.media,
        "width": one.width,
        "height": one.height,
        "hash": None if one.hash is None else format(one.hash & (2**64 - 1), "016x"),
        "picture_text": one.picture_text,
        "confidence": round(one.confidence, 3) if one.reader else None,
        "reader": one.reader,
        "fault": one.fault,
    }

"""Machine-written texts as the API tells them, each marked as one."""

from collections.abc import Mapping, Sequence

from tocsin import shapes
from tocsin.adapters import sql
from tocsin.enrichment import asking


def of_stories(books: sql.Books, keys: Sequence[int], language: str) -> dict[int, shapes.Shape]:
    """Return the summaries of stories, in the house's language."""
    return _told(books.writings.of("summary", keys, language))


def of_posts(books: sql.Books, rows: Sequence[Mapping[str, object]]) -> dict[int, shapes.Shape]:
    """Return the opinions on the sentiment of posts, by the key of each."""
    groups = {int(str(row["key"])): int(str(row.get("copy_group") or row["key"])) for row in rows}
    told = _told(books.writings.of("opinion", sorted(set(groups.values())), ""))
    return {key: told[group] for key, group in groups.items() if group in told}


def _told(found: Mapping[int, asking.Written]) -> dict[int, shapes.Shape]:
    return {key: _shape(one) for key, one in found.items() if one.text}


def _shape(one: asking.Written) -> shapes.Shape:
    return {
        "text": one.text,
        "ai_generated": one.ai_generated,
        "untraced": list(one.untraced),
        "model": one.model,
        "at": shapes.time(one.at),
    }

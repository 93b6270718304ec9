"""Stories with the posts that stand for them, as the API and the command tell them."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from tocsin import enrichment, shapes
from tocsin.adapters import sql
from tocsin.runtimes.stories import shaping


class Posts(Protocol):
    """Finds stored posts."""

    def posts(self, ids: Sequence[str]) -> list[Mapping[str, object]]:
        """Return the posts with these ids ("platform/post_id"), those that are there."""
        ...


def told(
    books: sql.Books, store: Posts, found: Sequence[enrichment.stories.Story]
) -> list[shapes.Shape]:
    """Return stories, labelled with the text of the first of their posts that is still there."""
    ids = dict.fromkeys(post for one in found for post in shaping.shown(one))
    rows = {f"{row['platform']}/{row['post_id']}": row for row in store.posts(list(ids))}
    answer = []
    for one in found:
        shown = [rows[post] for post in shaping.shown(one) if post in rows]
        label = next((row["text"] for row in shown), None)
        answer.append({**shaping.story(one, shaping.groups_of(books, shown)), "label": label})
    return answer

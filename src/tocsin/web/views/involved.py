"""Which stories the posts behind a warning tell, by what is known of each story now."""

from collections import Counter
from collections.abc import Mapping, Sequence

from tocsin import shapes
from tocsin.adapters import sql
from tocsin.runtimes import stories
from tocsin.web import ports

_TOLD = 8

Row = Mapping[str, object]


def told(
    books: sql.Books, house: ports.House, watch_id: str, evidence: Sequence[Row]
) -> list[shapes.Shape]:
    """Return the stories of these posts as the watch hears them, most posts of evidence first."""
    keyed = {_id(row): int(str(row["story"])) for row in evidence if row.get("story") is not None}
    wholes = books.stories.told_as(set(keyed.values()))
    posts = {post: wholes.get(key, key) for post, key in keyed.items()}
    answer: list[shapes.Shape] = []
    for key, _ in Counter(posts.values()).most_common(_TOLD):
        heard = [one for one in books.stories.of(key) if one.watch == watch_id and one.posts > 1]
        telling = [post for post, of in posts.items() if of == key]
        known = stories.telling.told(books, house.archive, heard)
        answer += [_brief(shape, telling) for shape in known]
    return answer


def _brief(shape: shapes.Shape, evidence: list[str]) -> shapes.Shape:
    """Return what a warning tells of a story."""
    wanted = ("story_id", "label", "label_post", "posts", "accounts", "first_at")
    return {**{name: shape[name] for name in wanted}, "evidence": evidence}


def _id(row: Row) -> str:
    return f"{row['platform']}/{row['post_id']}"

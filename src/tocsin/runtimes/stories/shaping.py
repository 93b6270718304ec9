"""How stories and copies are told (JSON-ready)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from tocsin import enrichment, shapes
from tocsin.adapters import sql

_HOUR_S = 3_600
_MASK = 2**64 - 1


def name(key: int) -> str:
    """Return a key as it is told: 16 hexadecimal digits."""
    return format(key & _MASK, "016x")


def key(told: str) -> int:
    """Return the key that a name tells; raises ValueError."""
    number = int(told, 16)
    return number - 2**64 if number >= 2**63 else number


def story(
    one: enrichment.stories.Story, groups: Mapping[str, enrichment.stories.Group]
) -> shapes.Shape:
    """Return what one watch hears of a story; `groups` are those of its posts."""
    largest = max(groups.values(), key=lambda group: (group.posts, group.group), default=None)
    told: shapes.Shape = {
        "story_id": name(one.story),
        "watch_id": one.watch,
        "merged": [name(part) for part in one.parts],
        "first_at": _time(one.first),
        "last_at": _time(one.last),
        "posts": one.posts,
        "copies": one.copies,
        "accounts": _accounts(one),
        "platforms": [
            {"platform": platform, "posts": posts}
            for platform, posts in sorted(one.platforms.items(), key=lambda pair: (-pair[1], pair))
        ],
        "trend": [
            {"hour": shapes.time(datetime.fromtimestamp(hour * _HOUR_S, UTC)), "posts": posts}
            for hour, posts in sorted(one.hours.items())
        ],
        "label_post": one.central[0].post if one.central else None,
        "representatives": {
            "central": [each.post for each in one.central],
            "earliest": [each.post for each in one.earliest],
            "spread": [each.post for each in one.spread],
        },
        "largest_copy": largest and copies(largest),
    }
    return told


def copies(one: enrichment.stories.Group) -> shapes.Shape:
    """Return so many copies, by so many accounts, in so long."""
    return {
        "copy_group": name(one.group),
        "posts": one.posts,
        "accounts": _accounts(one),
        "first_at": _time(one.first),
        "last_at": _time(one.last),
        "within_s": (one.last - one.first) // 1_000_000,
    }


def _accounts(one: enrichment.stories.Story | enrichment.stories.Group) -> int:
    """Return about how many accounts, and never more than there are posts."""
    return min(enrichment.stories.crowd.count(one.accounts), one.posts)


def shown(one: enrichment.stories.Story) -> list[str]:
    """Return the posts that stand for a story, each once."""
    ranked = (*one.central, *one.earliest, *one.spread)
    return list(dict.fromkeys(each.post for each in ranked))


def groups_of(
    books: sql.Books, rows: Iterable[Mapping[str, object]]
) -> dict[str, enrichment.stories.Group]:
    """Return the copy group of each of these posts (platform/id) that has one."""
    marks: dict[str, int] = {}
    for row in rows:
        mark = row.get("copy_group") or row["key"]  # the first of a group is named by its own key
        marks[f"{row['platform']}/{row['post_id']}"] = int(str(mark))
    known = books.stories.groups(sorted(set(marks.values())))
    return {post: known[mark] for post, mark in marks.items() if mark in known}


def posts(books: sql.Books, rows: Sequence[Mapping[str, object]]) -> list[shapes.Shape]:
    """Return posts, each with its group as it is by now."""
    groups = groups_of(books, rows)
    told = [shapes.post(row) for row in rows]
    for one in told:
        if str(one["id"]) in groups:
            one["copy_group"] = name(groups[str(one["id"])].group)
    return told


def _time(micros: int) -> str | None:
    return shapes.time(datetime.fromtimestamp(micros / 1_000_000, UTC))

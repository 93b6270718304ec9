"""What can be asked of the archive, and the answer's pages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tocsin.adapters import sql
from tocsin.adapters.sql.metadata import instant, micros
from tocsin.kernel import folding

_CURSOR = re.compile(r"(-?\d{1,18})~(-?\d{1,19})")
# Straight and curly quotes, and the corner brackets of Chinese; folding leaves the latter alone.
_PHRASE = re.compile(
    '["\u201c\u201d\u300c\u300e]([^"\u201c\u201d\u300d\u300f]*)["\u201c\u201d\u300d\u300f]'
)
_QUOTE = re.compile('["\u201c\u201d\u300c\u300d\u300e\u300f]')  # one without its other half


@dataclass(frozen=True, slots=True, kw_only=True)
class PostQuery:
    """Posts wanted: every word and "quoted phrase" of `text` must occur, folded, anywhere."""

    text: str = ""
    watch_id: str | None = None
    platform: str | None = None
    lang: str | None = None  # "zh" takes zh-Hans and zh-Hant
    sentiment: int | None = None
    distress: float | None = None  # read as distress with this probability at least
    since: datetime | None = None
    until: datetime | None = None
    limit: int = 50
    before: str | None = None  # the `next` of the page before
    is_matched: bool = False  # only what some watch wants
    stories: tuple[int, ...] | None = None
    # Posts whose pictures hold each word of `text`, and those whose pictures the watch wants.
    pictured: tuple[tuple[int, ...], ...] = ()
    pictured_watch: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Posts, the newest first; `next` asks for the page that follows."""

    posts: tuple[Mapping[str, object], ...]
    next: str | None
    scanned: int  # about how many posts were looked through


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one post stands in the order of all: by time, then by key."""

    at: datetime
    key: int

    def cursor(self) -> str:
        """Return the place as a page cursor."""
        return f"{micros(self.at)}~{self.key}"


def place(cursor: str) -> Place:
    """Return the place a cursor tells; raises BadCursor."""
    told = _CURSOR.fullmatch(cursor)
    if told is None:
        raise sql.errors.BadCursor(cursor=cursor[:100])
    try:
        return Place(at=instant(int(told[1])), key=int(told[2]))
    except OverflowError as error:
        raise sql.errors.BadCursor(cursor=cursor[:100]) from error


def needles(text: str) -> list[str]:
    """Return the folded words and phrases of a search text.

    >>> needles('退款 "not  good" NOW')
    ['not  good', '退款', 'now']
    """
    phrases = [folding.fold(phrase) for phrase in _PHRASE.findall(text)]
    words = folding.fold(_QUOTE.sub(" ", _PHRASE.sub(" ", text))).split()
    return list(dict.fromkeys(needle for needle in (*phrases, *words) if needle.strip()))


def conditions(query: PostQuery) -> tuple[list[str], dict[str, object]]:
    """Return SQL conditions with named parameters; no word of the query is in the SQL."""
    told: list[str] = []
    given: dict[str, object] = {}
    for number, needle in enumerate(needles(query.text) if query.text else ()):
        stands = f"contains(folded, $needle{number})"
        given[f"needle{number}"] = needle
        if number < len(query.pictured) and query.pictured[number]:
            stands = f"({stands} OR key IN (SELECT unnest($pictured{number})))"
            given[f"pictured{number}"] = list(query.pictured[number])
        told.append(stands)
    for name, condition in _FILTERS.items():
        value = getattr(query, name)
        if value is not None:
            is_pictured = name == "watch_id" and query.pictured_watch
            told.append(f"({condition} OR {_PICTURED})" if is_pictured else condition)
            given[name] = list(value) if isinstance(value, tuple) else value
    if query.watch_id is not None and query.pictured_watch:
        given["pictured_watch"] = list(query.pictured_watch)
    if query.is_matched:
        told.append("len(watches) > 0")
    if query.before is not None:
        last = place(query.before)
        told.append("(created_at < $last_at OR (created_at = $last_at AND key < $last_key))")
        given |= {"last_at": last.at, "last_key": last.key}
    return told, given


_PICTURED = "key IN (SELECT unnest($pictured_watch))"
_SPOKEN = "CASE WHEN read_lang IN ('', 'und') THEN lang ELSE read_lang END"
_FILTERS = {
    "watch_id": "list_contains(watches, $watch_id)",
    "platform": "platform = $platform",
    "lang": f"({_SPOKEN} = $lang OR starts_with({_SPOKEN}, $lang || '-'))",
    "sentiment": "sentiment = $sentiment",
    "distress": "p_distress >= $distress",
    "since": "created_at >= $since",
    "until": "created_at < $until",
    "stories": "story IN (SELECT unnest($stories))",
}

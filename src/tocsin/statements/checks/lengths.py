"""What a channel takes, counted as the channel counts."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tocsin.statements import attaching
from tocsin.statements.checks.model import Finding, Grade
from tocsin.statements.drafting import Draft, Kind

# Taiwan's rule for a government's first answer: 200 characters, two pictures, two minutes.
FIRST_ANSWER, FIRST_PICTURES = 200, 2
_WIDE = 0x1100
_URL_WEIGHT = 23


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much a channel takes."""

    limit: int
    count: Callable[[str], int]
    pictures: int = 4
    longest: int = attaching.LONGEST  # bytes of one picture


def graphemes(text: str) -> int:
    r"""Return how many characters a reader sees, near enough: marks and joiners count nothing.

    >>> graphemes("e\u0301te\u0301"), graphemes("警鐘")
    (3, 2)
    """
    joined = text.count("\N{ZERO WIDTH JOINER}") * 2
    marks = sum(unicodedata.category(sign) in {"Mn", "Me"} for sign in text)
    return max(len(text) - joined - marks, 0)


def weighted(text: str) -> int:
    """Return the length as X counts it: what is wide counts two, an address 23.

    >>> weighted("警鐘 ab"), weighted("https://example.org/a/very/long/address")
    (7, 23)
    """
    words = text.split(" ")
    long = [word for word in words if word.startswith(("https://", "http://"))]
    rest = sum(len(word) for word in long)
    wide = sum(2 if ord(sign) >= _WIDE else 1 for sign in text)
    return wide - rest + len(long) * _URL_WEIGHT


ROOMS: Mapping[str, Room] = {
    "bluesky": Room(limit=300, count=graphemes, longest=1_000_000),
    "mastodon": Room(limit=500, count=graphemes),
    "x": Room(limit=280, count=weighted),
    "threads": Room(limit=500, count=len, pictures=20),
    "facebook": Room(limit=63_206, count=len, pictures=80),
    "instagram": Room(limit=2_200, count=len, pictures=20),
    "weibo": Room(limit=2_000, count=len, pictures=18),
    "wechat": Room(limit=20_000, count=len, pictures=20),
    "line": Room(limit=500, count=len, pictures=20),
    "sms": Room(limit=70, count=len, pictures=0),
}


def limit(channel: str) -> int | None:
    """Return a channel's limit in its own counting, None where it takes any length."""
    room = ROOMS.get(channel)
    return room.limit if room else None


def find(draft: Draft, kind: Kind) -> Iterator[Finding]:
    """Yield where a channel has no room."""
    room = ROOMS.get(draft.channel)
    if room is not None:
        length = room.count(draft.text)
        if length > room.limit:
            told = {"length": length, "limit": room.limit, "channel": draft.channel}
            yield Finding(code="statements.length.over", grade=Grade.STOP, facts=told)
        if len(draft.attachments) > room.pictures:
            told = {"pictures": len(draft.attachments), "limit": room.pictures}
            yield Finding(code="statements.length.pictures", grade=Grade.STOP, facts=told)
        yield from _unfit(draft, room)
    for one in draft.attachments:
        if one.media_type in attaching.PICTURES and not one.alt:
            told = {"name": one.name}
            yield Finding(code="statements.length.no_alt", grade=Grade.WARN, facts=told)
    is_first = kind is Kind.HOLDING and draft.language == "zh-Hant"
    if is_first and graphemes(draft.text) > FIRST_ANSWER:
        told = {"length": graphemes(draft.text), "limit": FIRST_ANSWER}
        yield Finding(code="statements.length.rule_222", grade=Grade.HINT, facts=told)
    if is_first and len(draft.attachments) > FIRST_PICTURES:
        told = {"pictures": len(draft.attachments), "limit": FIRST_PICTURES}
        yield Finding(code="statements.length.rule_222_pictures", grade=Grade.HINT, facts=told)


def _unfit(draft: Draft, room: Room) -> Iterator[Finding]:
    """Yield the files that do not fit: these places show pictures alone."""
    for one in draft.attachments:
        told = {"name": one.name, "channel": draft.channel}
        if one.media_type not in attaching.PICTURES:
            yield Finding(code="statements.length.paper", grade=Grade.STOP, facts=told)
        elif one.length > room.longest:
            told |= {"length": _round(one.length), "limit": _round(room.longest)}
            yield Finding(code="statements.length.large", grade=Grade.STOP, facts=told)


def _round(size: int) -> str:
    return f"{size / 1e6:.1f}"

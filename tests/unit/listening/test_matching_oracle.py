"""The fast matcher against a slow and obvious one, over generated watches and posts."""

import unicodedata
from datetime import UTC, datetime

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.listening import POSTS, Near, Watch, matching

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LETTERS = "ab1é果树# .,"

Span = tuple[int, int]


def is_wordlike(letter: str) -> bool:
    return (letter.isascii() and letter.isalnum()) or 0xC0 <= ord(letter) < 0x540


def stands_alone(text: str, span: Span) -> bool:
    start, end = span
    cut_before = start > 0 and is_wordlike(text[start]) and is_wordlike(text[start - 1])
    cut_after = end < len(text) and is_wordlike(text[end - 1]) and is_wordlike(text[end])
    return not (cut_before or cut_after)


def places(text: str, term: str) -> list[Span]:
    starts = range(len(text) - len(term) + 1)
    return [(at, at + len(term)) for at in starts if text[at : at + len(term)] == term]


def words(text: str, term: str, shields: list[Span]) -> list[Span]:
    return [
        span
        for span in places(text, term)
        if stands_alone(text, span)
        and not any(first <= span[0] and span[1] <= last for first, last in shields)
    ]


def tags(text: str, tag: str, shields: list[Span]) -> list[Span]:
    return [
        span
        for span in places(text, f"#{tag}")
        if not (text[span[1] : span[1] + 1].isalnum() or text[span[1] : span[1] + 1] == "_")
        and not any(first <= span[0] and span[1] <= last for first, last in shields)
    ]


def are_near(text: str, near: Near, shields: list[Span]) -> bool:
    return any(
        one[0] <= other[0] <= one[1] + near.within or other[0] <= one[0] <= other[1] + near.within
        for one in words(text, near.first, shields)
        for other in words(text, near.second, shields)
        if near.first != near.second or one != other
    )


def oracle(watch: Watch, text: str) -> bool:
    shields = [
        span for term in watch.exclusions for span in places(text, term) if stands_alone(text, span)
    ]
    ones = [bool(words(text, term, shields)) for term in watch.any]
    ones += [bool(tags(text, tag, shields)) for tag in watch.hashtags]
    ones += [are_near(text, near, shields) for near in watch.near]
    return (
        (any(ones) or not ones)
        and all(words(text, term, shields) for term in watch.all)
        and not any(words(text, term, shields) for term in watch.none)
    )


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", " ".join(text.split()))


texts = st.text(alphabet=LETTERS, max_size=24).map(plain)
terms = st.text(alphabet="ab1é果树", min_size=1, max_size=3)
few = st.lists(terms, max_size=3, unique=True).map(tuple)
nears = st.builds(Near, first=terms, second=terms, within=st.integers(0, 4))


@st.composite
def watches(draw: st.DrawFn) -> Watch:
    return Watch(
        watch_id=draw(st.text(alphabet="xyz", min_size=1, max_size=3)),
        name="w",
        any=(draw(terms), *draw(few)),
        all=draw(few),
        none=draw(few),
        near=draw(st.lists(nears, max_size=2).map(tuple)),
        exclusions=draw(few),
        hashtags=draw(few),
    )


@settings(max_examples=300, deadline=None)
@given(
    asked=st.lists(watches(), min_size=1, max_size=4, unique_by=lambda watch: watch.watch_id),
    posts=st.lists(texts, max_size=8),
)
def test_the_matcher_wants_what_a_slow_reading_of_the_rules_wants(
    asked: list[Watch], posts: list[str]
) -> None:
    rows = [
        dict.fromkeys(POSTS.names)
        | {"platform": "p", "post_id": str(number), "account": "", "text": text, "lang": ""}
        | {"created_at": NOON, "received_at": NOON, "simulated": False}
        for number, text in enumerate(posts)
    ]

    matched = matching.Matcher(asked).match(posts, pa.RecordBatch.from_pylist(rows, schema=POSTS))

    assert matched.watches.to_pylist() == [
        [watch.watch_id for watch in asked if oracle(watch, text)] for text in posts
    ]

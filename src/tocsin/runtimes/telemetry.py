"""Figures about ourselves: what the web door tells Prometheus, and what the books keep."""

from dataclasses import asdict, dataclass

import msgspec
from prometheus_client import CollectorRegistry, Counter, Histogram

from tocsin.adapters import sql

REGISTRY = CollectorRegistry()

_POSTS = Counter(
    "tocsin_posts",
    "Posts by source and by what became of them",
    ("source", "fate"),
    registry=REGISTRY,
)
_COMMIT = Histogram(
    "tocsin_commit_seconds",
    "How long a commit took",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0),
    registry=REGISTRY,
)
_TICK = Histogram(
    "tocsin_tick_seconds",
    "How long it took to judge what the clock has passed",
    buckets=(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0),
    registry=REGISTRY,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What became of the posts of one commit, or of all of them."""

    read: int = 0
    matched: int = 0
    duplicated: int = 0
    quarantined: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Return both together."""
        mine, theirs = asdict(self), asdict(other)
        return Counts(**{name: mine[name] + theirs[name] for name in mine})


def posts(source_id: str, *, read: int, matched: int, duplicated: int, quarantined: int) -> None:
    """Count what one commit of one source came to."""
    fates = {
        "read": read,
        "matched": matched,
        "duplicated": duplicated,
        "quarantined": quarantined,
    }
    for fate, count in fates.items():
        _POSTS.labels(source_id, fate).inc(count)


def committed(seconds: float) -> None:
    """Note how long a commit took."""
    _COMMIT.observe(seconds)


def ticked(seconds: float) -> None:
    """Note how long a tick took."""
    _TICK.observe(seconds)


def totals(books: sql.Books, source_id: str) -> Counts:
    """Return what became of all posts of one source."""
    told = books.settings.get(f"totals/{source_id}")
    return msgspec.json.decode(told, type=Counts) if told else Counts()


def add(books: sql.Books, source_id: str, counts: Counts) -> None:
    """Keep what one commit brought in."""
    told = msgspec.json.encode(totals(books, source_id).plus(counts)).decode()
    books.settings.put(f"totals/{source_id}", told)

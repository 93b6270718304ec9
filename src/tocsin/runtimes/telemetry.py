"""Figures about ourselves, in plain functions; the web door tells them to Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Histogram

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

"""What listening deals in: watches, sources, posts on the wire, coverage."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import pyarrow as pa

UTC_TIME = pa.timestamp("us", tz="UTC")

# One row a post, as every connector's mapping makes it. Text columns are never null ("" = unknown);
# counters are null where the platform does not tell them.
POSTS = pa.schema(
    [
        pa.field("platform", pa.string(), nullable=False),
        pa.field("post_id", pa.string(), nullable=False),
        pa.field("account", pa.string(), nullable=False),  # keyed pseudonym, "" = unknown
        pa.field("text", pa.string(), nullable=False),
        pa.field("lang", pa.string(), nullable=False),  # as declared by the platform, BCP 47
        pa.field("created_at", UTC_TIME, nullable=False),
        pa.field("received_at", UTC_TIME, nullable=False),
        pa.field("parent_id", pa.string()),  # the post it answers
        pa.field("quote_id", pa.string()),
        pa.field("repost_id", pa.string()),  # the post it passes on unchanged
        pa.field("urls", pa.list_(pa.string())),
        pa.field("media", pa.list_(pa.string())),
        pa.field("likes", pa.int64()),
        pa.field("reposts", pa.int64()),
        pa.field("replies", pa.int64()),
        pa.field("followers", pa.int64()),  # of the account, when it posted
        pa.field("region", pa.string()),
        pa.field("simulated", pa.bool_(), nullable=False),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Two terms within `within` folded characters of each other, in either order."""

    first: str
    second: str
    within: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitivePeriod:
    """A time in which the watch is looked at more closely."""

    name: str
    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What we listen for.

    A post matches when it holds at least one of `any`, `hashtags`, `patterns` or `near` or is by
    one of `accounts` (where any of these is given), all of `all`, and none of `none`. A hit inside
    one of `exclusions` does not count: 苹果 within 苹果树 is the fruit.
    """

    watch_id: str
    name: str
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()
    exclusions: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()  # RE2, over the folded text
    accounts: tuple[str, ...] = ()  # pseudonyms
    handles: tuple[str, ...] = ()  # the accounts as written, each in its envelope
    languages: tuple[str, ...] = ()  # empty = every language
    regions: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()  # source ids; empty = every source
    preset: str = ""
    sensitive_periods: tuple[SensitivePeriod, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One feed of one connector."""

    source_id: str
    connector: str
    name: str
    settings: Mapping[str, object] = field(default_factory=dict)
    # An organisation's own export is kept whole, so that a later watch can read its history; of a
    # public stream only what a watch wants is kept (data minimisation).
    keep: Literal["matched", "all"] = "matched"
    expected_every_s: int = 300  # a fetch older than three of these no longer counts as alive
    is_enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that could not be taken in: where it stood, why, and how it began."""

    place: str  # "line 17", "entry 3", "seq 105"
    reason: str  # a code of the catalogue: "listening.bad_json"
    excerpt: str  # printable, at most 200 characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """A post that its platform has deleted."""

    platform: str
    post_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """That a post of the same batch is a newer version of itself."""

    platform: str
    post_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What one batch of wire data came to."""

    posts: pa.RecordBatch  # schema POSTS
    faults: tuple[Fault, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a connector hands over: how to parse it, and the cursor once it is committed.

    `parse` is picklable and pure, so that it may run in another process. An empty batch is a
    good fetch that brought nothing.
    """

    parse: Callable[[], Parsed]
    cursor: str
    rows: int = 0  # at most; only progress bars and flow control read it


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """How one source is doing."""

    source_id: str
    status: Literal["alive", "late", "failing", "refused", "off", "waiting"]
    last_fetch_at: datetime | None = None  # the last good fetch
    last_post_at: datetime | None = None
    fault: str = ""  # the code of the last failure
    failures: int = 0  # in a row
    posts: int = 0  # committed since the beginning


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of what a watch should hear, it hears."""

    alive: int
    expected: int
    oldest_fetch_s: float | None = None  # age of the last good fetch of the worst source

    @property
    def share(self) -> float:
        """Return alive ÷ expected; a watch without sources hears nothing."""
        return self.alive / self.expected if self.expected else 0.0

"""What is told of copies and stories."""

from dataclasses import dataclass

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

# Stored beside a post; null where it was not looked at, or copies nothing.
PLACES = pa.schema(
    [
        pa.field("place", pa.int64()),  # its number among all that were looked at
        pa.field("copy_group", pa.int64()),  # the key of the post that it copies, or its copies do
        pa.field("story", pa.int64()),  # the key of the story's first post
    ]
)
# What is looked at.
COLUMNS = (
    *("platform", "post_id", "account", "created_at", "reposts"),
    *("key", "watches", "folded"),
)

Keys = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where posts were placed; a column each."""

    places: Keys
    groups: Keys
    is_copy: NDArray[np.bool_]
    stories: Keys
    nearness: NDArray[np.int32]


class Group(msgspec.Struct, kw_only=True):
    """Copies of one text: so many by so many accounts, from then to then (microseconds)."""

    group: int
    posts: int
    accounts: list[int]  # hashes, see kept.crowd
    first: int
    last: int
    into: int = 0  # the group that it turned out to be a part of


class Ranked(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A post and what it is ranked by."""

    rank: int
    post: str


class Story(msgspec.Struct, kw_only=True):
    """What one watch hears of one story."""

    story: int
    watch: str
    posts: int = 0
    copies: int = 0  # of them, those that copy another
    first: int = 0
    last: int = 0
    accounts: list[int] = msgspec.field(default_factory=list)
    platforms: dict[str, int] = msgspec.field(default_factory=dict)
    hours: dict[int, int] = msgspec.field(default_factory=dict)  # posts by hour since the epoch
    central: list[Ranked] = msgspec.field(default_factory=list)
    earliest: list[Ranked] = msgspec.field(default_factory=list)
    spread: list[Ranked] = msgspec.field(default_factory=list)
    parts: list[int] = msgspec.field(default_factory=list)  # stories that it turned out to hold

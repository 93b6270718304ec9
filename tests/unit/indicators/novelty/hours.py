"""Hours of posts to tell of."""

import hashlib
from collections.abc import Sequence

import pyarrow as pa

from tocsin.indicators import novelty
from tocsin.kernel import folding

HOUR = 480_000
Post = tuple[str, str]  # account, text

_TYPES = {
    "platform": pa.string(),
    "post_id": pa.string(),
    "account": pa.string(),
    "folded": pa.string(),
    "terms": pa.list_(pa.string()),
    "repost_id": pa.string(),
    "copy_key": pa.int64(),
    "p_negative": pa.float32(),
    "followers": pa.int64(),
    "reposts": pa.int64(),
    "text": pa.string(),
    "created_at": pa.timestamp("us", tz="UTC"),
    "likes": pa.int64(),
    "emotion": pa.string(),
    "p_emotion": pa.float32(),
    "parent_id": pa.string(),
    "quote_id": pa.string(),
}


def account(name: str) -> str:
    """Return a pseudonym; "" stays nobody."""
    return hashlib.blake2b(name.encode(), digest_size=16).hexdigest() if name else ""


def posts(some: Sequence[Post], **rest: Sequence[object]) -> pa.Table:
    """Return posts that others of a column are set in."""
    count = len(some)
    plain: dict[str, Sequence[object]] = {
        "platform": ["plaza"] * count,
        "post_id": [f"{number:05}" for number in range(count)],
        "account": [account(name) for name, _ in some],
        "folded": folding.fold_many([text for _, text in some]),
        "text": [text.encode("utf-8", "ignore").decode() for _, text in some],
        "terms": [["安平"]] * count,
        "created_at": [number * 1_000_000 for number in range(1, count + 1)],
        **rest,
    }
    return pa.table(
        {name: pa.array(plain.get(name, [None] * count), kind) for name, kind in _TYPES.items()}
    )


def hour(some: Sequence[Post], number: int = HOUR, **rest: Sequence[object]) -> novelty.Hour:
    """Return an hour that was read."""
    return novelty.Hour.of(number, posts(some, **rest))


def ordinary(number: int) -> novelty.Hour:
    """Return an hour in which ten people say what they always say."""
    return hour(
        [(f"regular{one}", "安平的電鍋很好用 rice cooker works") for one in range(10)], number
    )


def known(hours: int = 48) -> novelty.Known:
    """Return what is known after as many ordinary hours up to HOUR."""
    one = novelty.Known.empty(HOUR - hours - 1)
    for number in range(HOUR - hours, HOUR):
        novelty.learn(ordinary(number), one)
    return one

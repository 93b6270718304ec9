"""One number for one post, wherever it comes from: how the same post is known again."""

import hashlib
from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray


def of(posts: Iterable[tuple[str, str]]) -> list[int]:
    """Return the 64-bit key (BLAKE2b) of each (platform, post id).

    >>> of([("forum", "1")]) == of([("forum", "1")]) != of([("video", "1")])
    True
    """
    blake2b, whole = hashlib.blake2b, int.from_bytes
    return [
        whole(
            blake2b(f"{platform}\x1f{post_id}".encode("utf-8", "replace"), digest_size=8).digest(),
            "little",
            signed=True,
        )
        for platform, post_id in posts
    ]


def of_columns(platforms: pa.StringArray, post_ids: pa.StringArray) -> NDArray[np.int64]:
    """Return the keys of a batch's posts: as `of`, in half the time.

    >>> of_columns(pa.array(["forum"]), pa.array(["1"])).tolist() == of([("forum", "1")])
    True
    """
    told = pc.binary_join_element_wise(platforms, post_ids, "\x1f").cast(pa.binary())
    blake2b = hashlib.blake2b
    digests = b"".join([blake2b(one, digest_size=8).digest() for one in told.to_pylist()])
    return np.frombuffer(digests, dtype="<i8")

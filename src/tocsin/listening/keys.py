"""One number for one post, wherever it comes from: how the same post is known again."""

import hashlib
from collections.abc import Iterable


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

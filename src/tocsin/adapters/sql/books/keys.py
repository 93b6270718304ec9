"""The 64-bit key of a post, as `pipeline` files it: how a deletion finds its post."""

import hashlib
from collections.abc import Iterable


def post_keys(posts: Iterable[tuple[str, str]]) -> list[int]:
    """Return the keys of (platform, post_id) pairs; a test holds them equal to the pipeline's."""
    return [
        int.from_bytes(
            hashlib.blake2b(
                f"{platform}\x1f{post_id}".encode("utf-8", "replace"), digest_size=8
            ).digest(),
            "little",
            signed=True,
        )
        for platform, post_id in posts
    ]

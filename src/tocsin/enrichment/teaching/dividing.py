"""Which corrections are learned from, and which tell what the learning was worth."""

import hashlib
from collections.abc import Iterable

NEEDED = 5  # corrections below which there is nothing to learn and nothing to measure
_HELD_OUT_OF = 5


def held_out(corrected: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the posts that are kept apart, given (post, head) of every correction.

    One in five, always the same ones. Where that leaves none, of all or of a head with NEEDED
    corrections, the one that lot would take next is kept apart, too: what is learned is measured.

    >>> sorted(held_out((f"weibo/{n}", "sentiment") for n in range(2, 7)))
    ['weibo/4', 'weibo/6']
    """
    by_head: dict[str, set[str]] = {}
    for post_id, head in corrected:
        by_head.setdefault(head, set()).add(post_id)
    posts = set().union(*by_head.values())
    apart = {one for one in posts if _lot(one)[0] % _HELD_OUT_OF == 0}
    for some in sorted((one for one in by_head.values() if len(one) >= NEEDED), key=sorted):
        if not some & apart:
            apart.add(min(some, key=_lot))
    if posts and not apart:
        apart.add(min(posts, key=_lot))
    return frozenset(apart)


def _lot(post_id: str) -> bytes:
    return hashlib.sha256(post_id.encode()).digest()

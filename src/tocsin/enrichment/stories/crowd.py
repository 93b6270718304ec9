"""How many accounts there are, from the least of their hashes (Bar-Yossef et al. 2002).

Exact up to KEPT accounts, within about 9 % beyond.
"""

from bisect import bisect_left

KEPT = 128
_WHOLE = 2**64


def add(hashes: list[int], account: int) -> None:
    """Take an account into sorted hashes."""
    if len(hashes) == KEPT and account >= hashes[-1]:
        return
    at = bisect_left(hashes, account)
    if at < len(hashes) and hashes[at] == account:
        return
    hashes.insert(at, account)
    del hashes[KEPT:]


def count(hashes: list[int]) -> int:
    """Return how many accounts were taken in."""
    if len(hashes) < KEPT:
        return len(hashes)
    share = (hashes[-1] + _WHOLE // 2) / _WHOLE  # hashes are signed
    return round((KEPT - 1) / max(share, 1e-9))

"""Which corrections are learned from, and which tell what the learning was worth."""

import hashlib

NEEDED = 5  # corrections below which there is nothing to learn and nothing to measure
_HELD_OUT_OF = 5


def is_held_out(post_id: str) -> bool:
    """Tell whether a post's corrections are kept apart: one in five, and always the same ones."""
    return hashlib.sha256(post_id.encode()).digest()[0] % _HELD_OUT_OF == 0

"""Who is passed on: the more a post was passed on lately, the likelier it is again."""

import random
from collections import defaultdict, deque

_TICKETS = 900  # so many recent tickets are in the drum; older posts sink out of sight


class Cascades:
    """One lottery drum for each platform, language and topic; tickets are post numbers."""

    def __init__(self) -> None:
        self._drums: defaultdict[tuple[str, str, str], deque[int]] = defaultdict(
            lambda: deque(maxlen=_TICKETS)
        )

    def enter(self, platform: str, lang: str, topic: str, post: int, *, heat: int = 1) -> None:
        """Let a post take part, with `heat` tickets."""
        self._drums[platform, lang, topic].extend([post] * heat)

    def draw(self, platform: str, lang: str, topic: str, dice: random.Random) -> int | None:
        """Return a post to answer or pass on, which makes it likelier next time."""
        drum = self._drums[platform, lang, topic]
        if not drum:
            return None
        post = drum[int(dice.random() * len(drum))]
        drum.append(post)
        return post

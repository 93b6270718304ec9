"""Remembers a watch's most telling posts of late, and how often each class is spoken of."""

import bisect

import msgspec

from tocsin.warning.consequence.model import Heard

NEWEST = 12
BEST = 12
_KEPT_MINUTES = 24 * 60
_HALF_LIFE_MINUTES = 7 * 24 * 60


class Memory(msgspec.Struct, kw_only=True):
    """What the desk remembers of one watch's posts; small enough for a checkpoint."""

    heard: list[Heard] = []
    usual: dict[str, float] = {}  # class → posts that spoke of it in calm, fading
    posts: float = 0.0  # telling posts in calm, fading
    minute: int = -1  # up to which both have faded

    def hear(self, one: Heard, *, is_calm: bool = True) -> None:
        """Take a post in; of many, the newest and the most telling stay.

        Only calm teaches what is usual: a crisis that goes on for days would make itself so.
        """
        if any(one.post == known.post for known in self.heard):
            return
        self._fade(one.minute)
        if is_calm:
            self.posts += 1.0
            for code in one.words:
                self.usual[code] = self.usual.get(code, 0.0) + 1.0
        bisect.insort(self.heard, one, key=_in_time)
        if len(self.heard) > NEWEST + BEST:
            self._forget()

    def share(self, code: str) -> float:
        """Return the usual share of posts that speak of a class; one post in fifty is assumed."""
        return (self.usual.get(code, 0.0) + 1.0) / (self.posts + 50.0)

    def _fade(self, minute: int) -> None:
        if self.minute >= 0 and minute > self.minute:
            kept = 0.5 ** ((minute - self.minute) / _HALF_LIFE_MINUTES)
            self.posts *= kept
            self.usual = {code: seen * kept for code, seen in self.usual.items()}
        self.minute = max(self.minute, minute)

    def _forget(self) -> None:
        old = bisect.bisect_right(
            self.heard, self.minute - _KEPT_MINUTES, key=lambda one: one.minute
        )
        del self.heard[:old]
        while len(self.heard) > NEWEST + BEST:
            before = self.heard[:-NEWEST]
            least = max(range(len(before)), key=lambda at: (-before[at].score, before[at].post))
            del self.heard[least]


def _in_time(one: Heard) -> tuple[int, str]:
    return one.minute, one.post

"""The people of the story: invented accounts, few of them heard by many."""

import random

import numpy as np
from numpy.typing import NDArray

from tocsin.kernel import pseudonyms

_REGULARS = 900  # who talk about appliances anyway, on one platform in one language
_CROWD = 7_000  # who join in when something happens
_MOST_FOLLOWERS = 400_000  # of a passer-by; the big accounts of the script are set by hand
_PARETO = 1.05  # follower counts on public microblogs fall off about like this


class Society:
    """Hands out accounts: (pseudonym, followers)."""

    def __init__(self, seed: int) -> None:
        self._names = pseudonyms.Pseudonyms(key=b"tocsin simulation %d" % seed)
        self._seed = seed
        self._followers: dict[tuple[str, str], NDArray[np.int64]] = {}
        self._known: dict[tuple[str, str], str] = {}

    def somebody(
        self, platform: str, lang: str, *, is_crowd: bool, dice: random.Random
    ) -> tuple[str, int]:
        """Return an account; a few of them post a lot (the choice is skewed)."""
        number = int((_CROWD if is_crowd else _REGULARS) * dice.random() ** 1.7)
        return self.named(platform, f"{lang} {number}"), int(self._audience(platform, lang)[number])

    def newcomer(self, platform: str, lang: str, dice: random.Random) -> tuple[str, int]:
        """Return an account that nobody knew an hour ago."""
        number = int(dice.random() * 1e6)
        return self.named(platform, f"{lang} new {number}"), int(dice.random() * 60)

    def named(self, platform: str, handle: str) -> str:
        """Return the pseudonym of one handle."""
        place = (platform, handle)
        if place not in self._known:
            self._known[place] = self._names.of(platform, handle)
        return self._known[place]

    def _audience(self, platform: str, lang: str) -> NDArray[np.int64]:
        lane = (platform, lang)
        if lane not in self._followers:
            told = [self._seed, *f"{platform} {lang}".encode()]
            drawn = 25 * (1 + np.random.default_rng(told).pareto(_PARETO, _CROWD))
            self._followers[lane] = np.minimum(drawn, _MOST_FOLLOWERS).astype(np.int64)
        return self._followers[lane]

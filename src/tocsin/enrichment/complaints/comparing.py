"""Compares what is complained of now with what usually is.

A share is of texts, not of posts: a text that is copied a thousand times is one complaint with a
loud echo. Two shares differ when the ratio of them is both worth telling and too large for chance
(the logarithm of a ratio of two binomials, each count with half a text added).
"""

import math
from collections.abc import Sequence

from tocsin.enrichment.complaints.model import REASONS, Tally, Theme, Trend

LEAST_NOW = 20  # texts of all reasons
LEAST_USUAL = 100
LEAST_OF_REASON = 5  # texts, now or expected
WORTH_TELLING = 1.25
_SURE = 2.58  # standard errors: one false trend in a hundred
_HALF = 0.5


def compared(now: Sequence[Tally], usual: Sequence[Tally]) -> list[Theme]:
    """Return the reasons that were given, now or usually: most texts first, "not said" last."""
    mine = {one.reason: one for one in now}
    theirs = {one.reason: one for one in usual}
    all_now = sum(one.texts for one in now)
    all_usual = sum(one.texts for one in usual)
    themes = []
    for reason in REASONS:
        if reason not in mine and reason not in theirs:
            continue
        here = mine.get(reason, Tally(reason=reason, posts=0, texts=0))
        before = theirs[reason].texts if reason in theirs else 0
        themes.append(_theme(here, all_now, before, all_usual))
    return sorted(themes, key=lambda one: (not one.reason, -one.texts, -one.posts))


def _theme(here: Tally, all_now: int, before: int, all_usual: int) -> Theme:
    share = here.texts / all_now if all_now else 0.0
    usual = before / all_usual if all_usual else None
    ratio, sureness = _ratio(here.texts, all_now, before, all_usual)
    is_little = all_now < LEAST_NOW or all_usual < LEAST_USUAL
    expected = all_now * usual if usual is not None else 0.0
    if is_little or max(here.texts, expected) < LEAST_OF_REASON:
        trend = Trend.TOO_FEW
    elif abs(sureness) < _SURE or 1 / WORTH_TELLING < ratio < WORTH_TELLING:
        trend = Trend.STEADY
    else:
        trend = Trend.RISING if ratio > 1 else Trend.FALLING
    return Theme(
        reason=here.reason,
        posts=here.posts,
        texts=here.texts,
        share=share,
        usual_share=usual,
        ratio=None if is_little else ratio,
        trend=trend,
    )


def _ratio(now: int, all_now: int, before: int, all_before: int) -> tuple[float, float]:
    """Return the ratio of two shares and how many standard errors its logarithm is from none."""
    first, second = now + _HALF, before + _HALF
    all_first, all_second = all_now + _HALF, all_before + _HALF
    ratio = (first / all_first) / (second / all_second)
    spread = math.sqrt(max(1 / first - 1 / all_first + 1 / second - 1 / all_second, 1e-12))
    return ratio, math.log(ratio) / spread

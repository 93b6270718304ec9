"""How the matter of a case spreads now: the traits of the watches of its warnings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pyarrow as pa

from tocsin import cases, indicators, shapes
from tocsin.adapters import sql
from tocsin.runtimes.cases import effects

_HOURS = indicators.traits.HOURS
_LARGE = 0.02  # of the day's posts, which makes a story a large one
_HOUR = 60  # minutes
_WAITS = (0, 1, 3, 24)  # hours from now


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What the watches of a case's warnings counted; without a watch nothing was."""

    at: datetime
    since: datetime  # the first warning, or the case
    watches: int
    coverage: float | None
    posts: int  # since then
    negative: int
    traits: indicators.traits.Traits
    stories: int  # large ones, told at once within the day

    @property
    def negative_share(self) -> float | None:
        """Return the negative share since it began, 0 to 1; None without posts to share."""
        return self.negative / self.posts if self.posts else None


def measured(books: sql.Books, one: cases.Case, now: datetime) -> Spread:
    """Return how a case's matter spreads, over one day and since it began."""
    found = [each for each in map(books.warnings.get, one.warnings) if each is not None]
    watches = sorted({each.watch_id for each in found})
    since = min([one.opened_at, *(each.opened_at for each in found)])
    minute = int(now.timestamp()) // 60
    first = minute - _HOURS * _HOUR + 1
    nothing = indicators.ROLLUPS.empty_table()
    rows = [nothing, *(books.rollups.series(each, first, minute) for each in watches)]
    heard = [part for each in watches for part in books.coverage.series(each, first, minute)]
    begun = int(since.timestamp()) // 60
    tiers = [books.rollups.tier(each, begun - begun % _HOUR, minute, _HOUR) for each in watches]
    traits = indicators.traits.of(pa.concat_tables(rows), minute)
    return Spread(
        at=now,
        since=since,
        watches=len(watches),
        coverage=effects.share(heard),
        posts=sum(int(tier["mentions"].sum()) for tier in tiers),
        negative=sum(int(tier["negative"].sum()) for tier in tiers),
        traits=traits,
        stories=_stories(books, watches, now, least=_LARGE * traits.posts),
    )


def told(one: Spread) -> shapes.Shape:
    """Return it in the one shape of the API, the command and the screens."""
    traits = one.traits
    return {
        "at": shapes.time(one.at),
        "hours": _HOURS,
        "watches": one.watches,
        "coverage": one.coverage,
        "by_hour": traits.hours.tolist(),
        "speed": {
            "per_hour": traits.speed,
            "hour_before": int(traits.hours[-2]),
            "fastest": traits.fastest,
        },
        "volume": {
            "since": shapes.time(one.since),
            "posts": one.posts,
            "negative_share": one.negative_share,
            "day": traits.posts,
        },
        "scope": {
            "platforms": [{"platform": name, "posts": count} for name, count in traits.platforms],
            "accounts": traits.accounts,
            "reach": traits.reach,
        },
        "participation": traits.participation,
        "difficulty": {
            "stories": one.stories,
            "copying": traits.copying,
            "posting": traits.posting,
        },
        "answer": _answer(one),
    }


def _answer(one: Spread) -> shapes.Shape:
    age, loudest = (one.at - one.since) / timedelta(hours=1), one.traits.loudest
    return {
        "spared": [
            {"in_hours": wait, "at_most": indicators.effect.spared(age + wait)} for wait in _WAITS
        ],
        "platform": loudest[0] if loudest else "",
        "posts": loudest[1] if loudest else 0,
    }


def _stories(books: sql.Books, watches: Sequence[str], now: datetime, *, least: float) -> int:
    since = now - timedelta(hours=_HOURS)
    found = (books.stories.recent(each, since, round(1 / _LARGE)) for each in watches)
    return len({one.story for some in found for one in some if one.posts >= least})

"""What is told of whole hours: figures that no sum of minutes gives, and new phrases."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from tocsin import indicators
from tocsin.adapters.sql.tables import LAYER_HOURS, PHRASES
from tocsin.adapters.sql.upserting import upsert

Ranked = list[tuple[float, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HourTold:
    """All that is told of one watch's hour (since the epoch)."""

    watch_id: str
    hour: int
    values: Mapping[str, float]  # by indicator; NaN: not known
    evidence: Mapping[str, indicators.novelty.Evidence]  # by indicator
    phrases: Sequence[indicators.novelty.Phrase]


class Hours:
    """Hours as they were last told."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, one: HourTold) -> None:
        """Keep an hour; what was told of it before is replaced."""
        place = {"watch_id": one.watch_id, "hour": one.hour}
        for table in (LAYER_HOURS, PHRASES):
            is_same = (table.c.watch_id == one.watch_id) & (table.c.hour == one.hour)
            self._connection.execute(table.delete().where(is_same))
        figures = [
            {
                **place,
                "indicator": name,
                "value": _known(one.values.get(name, math.nan)),
                "evidence": _written(one.evidence.get(name, ())),
            }
            for name in sorted({*one.values, *one.evidence})
        ]
        upsert(self._connection, LAYER_HOURS, figures)
        phrases = [
            {
                **place,
                "phrase": each.phrase,
                "accounts": each.accounts,
                "posts": each.posts,
                "expected": each.expected,
                "evidence": _written(each.evidence),
            }
            for each in one.phrases
        ]
        upsert(self._connection, PHRASES, phrases)

    def series(self, watch_id: str, indicator: str, first: int, last: int) -> NDArray[np.float64]:
        """Return an indicator's hours first..last (since the epoch); NaN where it is not known."""
        told = np.full(last - first + 1, np.nan)
        wanted = (
            select(LAYER_HOURS.c.hour, LAYER_HOURS.c.value)
            .where(LAYER_HOURS.c.watch_id == watch_id, LAYER_HOURS.c.indicator == indicator)
            .where(LAYER_HOURS.c.hour.between(first, last))
        )
        for hour, value in self._connection.execute(wanted):
            told[hour - first] = math.nan if value is None else value
        return told

    def evidence(self, watch_id: str, first: int, last: int) -> dict[str, list[str]]:
        """Return the most telling posts of hours first..last, by indicator."""
        wanted = (
            select(LAYER_HOURS.c.indicator, LAYER_HOURS.c.evidence)
            .where(LAYER_HOURS.c.watch_id == watch_id)
            .where(LAYER_HOURS.c.hour.between(first, last))
        )
        ranked: dict[str, Ranked] = defaultdict(list)
        for name, told in self._connection.execute(wanted):
            ranked[name] += msgspec.json.decode(told, type=Ranked)
        return {name: _best(some) for name, some in ranked.items()}

    def phrases(
        self, watch_id: str, first: int, last: int, limit: int = 50
    ) -> list[tuple[int, indicators.novelty.Phrase]]:
        """Return new phrases with their hours, the newest hour and most accounts first."""
        wanted = (
            select(PHRASES)
            .where(PHRASES.c.watch_id == watch_id, PHRASES.c.hour.between(first, last))
            .order_by(PHRASES.c.hour.desc(), PHRASES.c.accounts.desc(), PHRASES.c.phrase)
            .limit(limit)
        )
        return [
            (
                row.hour,
                indicators.novelty.Phrase(
                    phrase=row.phrase,
                    accounts=row.accounts,
                    posts=row.posts,
                    expected=row.expected,
                    evidence=msgspec.json.decode(row.evidence, type=tuple[str, ...]),
                ),
            )
            for row in self._connection.execute(wanted)
        ]

    def erase(self, before_hour: int) -> None:
        """Let go of hours before one (retention)."""
        for table in (LAYER_HOURS, PHRASES):
            self._connection.execute(table.delete().where(table.c.hour < before_hour))


def _best(some: Ranked) -> list[str]:
    ranked = sorted(some, key=lambda pair: (-pair[0], pair[1]))
    return list(dict.fromkeys(post for _, post in ranked))[: indicators.novelty.KEPT]


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _written(told: object) -> str:
    return msgspec.json.encode(told).decode()

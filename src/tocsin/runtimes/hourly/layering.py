"""A watch's indicators in layers, hour by hour, with what corrected them since."""

import math
from collections.abc import Mapping, Sequence
from datetime import UTC
from itertools import islice
from typing import NamedTuple

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tocsin import indicators, shapes
from tocsin.adapters import sql

_MINUTES = 60
_HISTORY = 28 * 24  # hours that teach what is expected

Floats = NDArray[np.float64]


class _Figures(NamedTuple):
    """One indicator's hours."""

    value: Floats
    expected: Floats
    spread: Floats
    odd: Floats


def layered(books: sql.Books, watch_id: str, last: int, hours: int) -> shapes.Shape:
    """Return `hours` hours up to `last` (since the epoch) as `models.Layers` has them."""
    table, first = indicators.layers.shipped(), last - hours + 1
    minutes = (first * _MINUTES, last * _MINUTES + _MINUTES - 1)
    heard = _numbers(_heard(books.coverage.series(watch_id, *minutes), first, hours))
    behind = books.hours.evidence(watch_id, first, last)
    parts = [part for layer in table.layer for part in layer.indicators]
    figures = iter(_figures(books, watch_id, parts, (first, last)))
    return {
        "watch_id": watch_id,
        "version": table.version,
        "words": indicators.cues.shipped().version,
        "at": [shapes.minute(hour * _MINUTES) for hour in range(first, last + 1)],
        "layers": [
            {
                **_layer(layer, list(islice(figures, len(layer.indicators))), behind),
                "coverage": heard,
            }
            for layer in table.layer
        ],
        "evidence": _evidence(books.rollups.series(watch_id, *minutes)),
        "phrases": _phrases(books, watch_id, first, last),
        "corrections": _corrections(books, watch_id, first, last),
    }


def _figures(
    books: sql.Books,
    watch_id: str,
    parts: Sequence[indicators.layers.Part],
    span: tuple[int, int],
) -> list[_Figures]:
    """Reckon what is expected of all indicators together: one walk along the hours, not eight."""
    begin = span[0] - _HISTORY
    scales = np.array([indicators.layers.expecting.SCALES.get(part.name, 1.0) for part in parts])
    counts = np.column_stack([_hours(books, watch_id, part.name, begin, span[1]) for part in parts])
    expected = indicators.layers.expect(counts * scales, begin)
    falls = np.array([part.falls for part in parts], dtype=np.float64)
    odd = indicators.layers.oddness(counts * scales, expected, falls)
    told = (counts, expected.mean / scales, expected.spread / scales, odd)
    return [_Figures(*rows) for rows in zip(*(one[_HISTORY:].T for one in told), strict=True)]


def _layer(
    layer: indicators.layers.Layer, figures: list[_Figures], behind: Mapping[str, list[str]]
) -> shapes.Shape:
    odd = np.column_stack([one.odd for one in figures])
    weights = np.array([part.weight for part in layer.indicators])
    return {
        "name": layer.name,
        "weight": layer.weight,
        "index": _numbers(_mean(odd, weights)),
        "indicators": [
            {
                "name": part.name,
                "weight": part.weight,
                "falls": part.falls,
                "value": _numbers(one.value),
                "expected": _numbers(one.expected),
                "spread": _numbers(one.spread),
                "evidence": behind.get(part.name, []),
            }
            for part, one in zip(layer.indicators, figures, strict=True)
        ],
    }


def _hours(books: sql.Books, watch_id: str, name: str, first: int, last: int) -> Floats:
    if name in indicators.layers.expecting.OF_HOURS:
        return books.hours.series(watch_id, name, first, last)
    return books.forecasts.hours(watch_id, name, first, last)


def _heard(bins: Sequence[tuple[int, int, int]], first: int, hours: int) -> Floats:
    """Return the mean share of sources that were alive in each hour; NaN where none is known."""
    shares, known = np.zeros(hours), np.zeros(hours)
    for minute, alive, expected in bins:
        if expected > 0:
            shares[minute // _MINUTES - first] += alive / expected
            known[minute // _MINUTES - first] += 1
    return np.asarray(np.divide(shares, known, out=np.full(hours, np.nan), where=known > 0))


def _phrases(books: sql.Books, watch_id: str, first: int, last: int) -> list[shapes.Shape]:
    return [
        {
            "at": shapes.minute(hour * _MINUTES),
            "phrase": one.phrase,
            "accounts": one.accounts,
            "posts": one.posts,
            "expected": round(one.expected, 2),
            "evidence": list(one.evidence),
        }
        for hour, one in books.hours.phrases(watch_id, first, last)
    ]


def _mean(odd: Floats, weights: Floats) -> Floats:
    """Return the weighted mean of what is known, as 0 to 100; NaN where nothing is."""
    known = np.where(np.isfinite(odd), weights, 0.0)
    total = known.sum(axis=1)
    summed = (np.nan_to_num(odd) * known).sum(axis=1)
    share = np.divide(summed, total, out=np.full(len(odd), np.nan), where=total > 0)
    return np.asarray(100.0 * share / indicators.layers.expecting.MOST)


def _evidence(rows: pa.Table) -> list[str]:
    ranked: set[tuple[float, str]] = set()
    for told in rows["evidence"].to_pylist():
        ranked.update(msgspec.json.decode(told, type=list[tuple[float, str]]))
    best = sorted(ranked, key=lambda pair: (-pair[0], pair[1]))
    return [post for _, post in best[: indicators.rollup.EVIDENCE_KEPT]]


def _corrections(books: sql.Books, watch_id: str, first: int, last: int) -> list[shapes.Shape]:
    return [
        {
            "at": shapes.minute(one.hour * _MINUTES),
            "kind": one.kind,
            "posts": one.posts,
            "latest_at": shapes.time(one.latest_at.astimezone(UTC)),
        }
        for one in books.corrections.series(watch_id, first, last)
    ]


def _numbers(values: Floats) -> list[float | None]:
    return [round(one, 2) if math.isfinite(one) else None for one in values.tolist()]

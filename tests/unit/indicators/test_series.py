import numpy as np
import pyarrow as pa
import pytest

from tocsin import indicators
from tocsin.indicators import series, sketch

BEGIN = 29_000_000 - 29_000_000 % 60


def rows(*told: dict[str, object]) -> pa.Table:
    plain: dict[str, object] = dict.fromkeys(indicators.ADDITIVE, 0)
    plain |= {"watch_id": "w", "accounts": b"", "platforms": "{}", "terms": "{}", "evidence": "[]"}
    plain["max_received"] = 0
    return pa.Table.from_pylist([plain | row for row in told], schema=indicators.ROLLUPS)


def test_minutes_are_gathered_into_steps() -> None:
    table = rows(
        {"minute": BEGIN, "mentions": 4, "negative": 1, "accounts": sketch.of(["0a" * 10])},
        {"minute": BEGIN + 4, "mentions": 6, "negative": 4, "accounts": sketch.of(["0a" * 10])},
        {"minute": BEGIN + 5, "mentions": 20},
    )

    told = series.gather(table, BEGIN, BEGIN + 14, 5)

    assert told.values["mentions"].tolist() == [10, 20, 0]
    assert told.values["negative_share"][0] == pytest.approx(0.5)
    assert np.isnan(told.values["negative_share"][2])
    assert told.values["accounts"].tolist() == [1, 0, 0]
    assert told.values["speed"].tolist() == [2, 4, 0]
    assert told.values["acceleration"].tolist() == pytest.approx([0, 0.4, -0.8])


def test_what_was_expected_grows_with_the_step_and_is_unknown_where_nothing_is_known() -> None:
    told = series.gather(rows(), BEGIN, BEGIN + 119, 60)
    bins = [(BEGIN + 5 * number, 3.0, 2.0) for number in range(12)]

    band = series.band(bins, told)

    assert band.expected[0] == pytest.approx(36)
    assert band.high[0] - band.expected[0] == pytest.approx(1.2816 * 2 * 12**0.5)
    assert band.low[0] >= 0
    assert np.isnan(band.expected[1])


def test_a_minute_step_takes_its_part_of_the_bin() -> None:
    told = series.gather(rows(), BEGIN, BEGIN + 4, 1)

    band = series.band([(BEGIN, 10.0, 1.0)], told)

    assert band.expected[0] == pytest.approx(2.0)

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from tests import databases

from tocsin import indicators
from tocsin.adapters import sql
from tocsin.runtimes import hourly

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
SETTLED = NOON + timedelta(minutes=2)
HOUR = int(NOON.timestamp()) // 3600


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sql.Database]:
    """Return books in which one watch was heard for ten days."""
    opened = databases.opened(tmp_path)
    plain = dict.fromkeys(indicators.ADDITIVE, 4) | {
        "watch_id": "w1",
        "accounts": b"",
        "platforms": "{}",
        "terms": "{}",
        "evidence": "[]",
        "max_received": 0,
    }
    rows = [plain | {"minute": (HOUR - ago) * 60} for ago in range(1, 241)]
    with opened.writing() as books:
        books.rollups.merge(pa.Table.from_pylist(rows, schema=indicators.ROLLUPS))
    yield opened
    opened.close()


def test_an_hour_is_forecast_once_it_has_settled_and_only_once(db: sql.Database) -> None:
    forecaster = hourly.Forecaster(db=db, watch_ids=lambda: ("w1",))

    assert not forecaster.is_due(NOON + timedelta(seconds=30))
    assert forecaster.is_due(SETTLED)
    assert forecaster.reckon(SETTLED)() == 2

    assert not forecaster.is_due(SETTLED + timedelta(minutes=1))
    assert forecaster.is_due(SETTLED + timedelta(hours=1))
    with db.reading() as books:
        told = books.forecasts.latest("w1", "negative")
    assert told is not None
    assert told.first_hour == HOUR
    assert np.all((told.quantiles[:, 0] <= 4.5) & (told.quantiles[:, -1] >= 3.5))


def test_a_watch_that_nobody_heard_is_passed_over(db: sql.Database) -> None:
    forecaster = hourly.Forecaster(db=db, watch_ids=lambda: ("w1", "silent"))

    assert forecaster.reckon(SETTLED)() == 2


def test_a_house_without_watches_has_nothing_to_forecast(db: sql.Database) -> None:
    forecaster = hourly.Forecaster(db=db, watch_ids=tuple)

    assert forecaster.reckon(SETTLED)() == 0

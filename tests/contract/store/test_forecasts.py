"""Forecasts stay as they were made, beside the hours that were really heard."""

import numpy as np
import pyarrow as pa
from alembic import command
from sqlalchemy import text
from tests.contract.store import building

from tocsin import indicators
from tocsin.adapters import sql
from tocsin.adapters.sql import schema
from tocsin.indicators import forecasting

HOUR = 480_000
DAY = 24


def a_forecast(hour: int, count: float = 5.0) -> forecasting.Forecast:
    quantiles = np.repeat(np.array([[0.5, 0.8, 1.0, 1.2, 1.5]]) * count, DAY, axis=0)
    return forecasting.Forecast(first_hour=hour, quantiles=quantiles, is_learning=False)


def post_counts(*counted: tuple[int, int]) -> pa.Table:
    plain = {
        **dict.fromkeys(indicators.ADDITIVE, 0),
        "watch_id": "w1",
        "accounts": b"",
        "platforms": "{}",
        "terms": "{}",
        "evidence": "[]",
        "max_received": 0,
    }
    rows = [plain | {"minute": minute, "mentions": count} for minute, count in counted]
    return pa.Table.from_pylist(rows, schema=indicators.ROLLUPS)


def test_a_forecast_comes_back_as_it_was_first_told(store: building.Store) -> None:
    with store.db.writing() as books:
        books.forecasts.put("w1", "mentions", a_forecast(HOUR))
        books.forecasts.put("w1", "mentions", a_forecast(HOUR, 99.0))
        books.forecasts.put("w1", "mentions", a_forecast(HOUR + 1))
        books.forecasts.put("w2", "mentions", a_forecast(HOUR + 2))

    with store.db.reading() as books:
        (first, second) = books.forecasts.made("w1", "mentions", HOUR, HOUR + 9)
        latest = books.forecasts.latest("w1", "mentions")
    assert np.allclose(first.quantiles, a_forecast(HOUR).quantiles)
    assert latest is not None
    assert latest.first_hour == second.first_hour == HOUR + 1


def test_old_forecasts_are_let_go(store: building.Store) -> None:
    with store.db.writing() as books:
        books.forecasts.put("w1", "mentions", a_forecast(HOUR))
        books.forecasts.put("w1", "mentions", a_forecast(HOUR + 1))
        books.forecasts.erase(HOUR + 1)

    with store.db.reading() as books:
        assert len(books.forecasts.made("w1", "mentions", HOUR, HOUR + 9)) == 1


def test_minutes_that_come_in_pieces_make_one_hour(store: building.Store) -> None:
    for minute in (0, 59, 0):
        with store.db.writing() as books:
            books.rollups.merge(post_counts((HOUR * 60 + minute, 2), (HOUR * 60 + 60, 1)))

    with store.db.reading() as books:
        assert books.forecasts.hours("w1", "mentions", HOUR, HOUR + 1).tolist() == [6, 3]


def test_an_hour_in_which_nobody_listened_is_not_nought(store: building.Store) -> None:
    with store.db.writing() as books:
        books.rollups.merge(post_counts((HOUR * 60, 7)))
        books.coverage.put([("w1", (HOUR + 2) * 60, 1, 1), ("w1", (HOUR + 3) * 60, 0, 1)])

    with store.db.reading() as books:
        told = books.forecasts.hours("w1", "mentions", HOUR - 1, HOUR + 4)
    unknown = np.nan
    np.testing.assert_array_equal(told, [unknown, 7, 0, 0, unknown, unknown])


def test_a_watch_without_a_post_was_never_heard(store: building.Store) -> None:
    with store.db.reading() as books:
        assert np.isnan(books.forecasts.hours("w1", "mentions", HOUR, HOUR + 2)).all()


def test_forecasts_are_scored_by_what_came_and_the_next_band_follows(
    store: building.Store,
) -> None:
    hours = [(60 * (HOUR + hour), 20) for hour in range(-2 * DAY, 3 * DAY)]
    with store.db.writing() as books:
        books.rollups.merge(post_counts(*hours))
        for hour in range(2 * DAY):
            books.forecasts.put("w1", "mentions", a_forecast(HOUR + hour))  # 2.5 to 7.5: too low

    with store.db.reading() as books:
        past = forecasting.service.past(books.forecasts, ("w1", "mentions"), HOUR + 3 * DAY)
        (told,) = forecasting.service.make(
            books.forecasts, [("w1", "mentions")], HOUR + 3 * DAY
        ).values()
    assert past.score().forecasts == 2 * DAY
    assert past.score().coverage == 0
    assert (past.tails().high < forecasting.TAIL).all()
    assert (past.tails().low > forecasting.TAIL).all()
    assert told.first_hour == HOUR + 3 * DAY
    assert told.is_learning
    assert np.all((told.quantiles[:, 0] <= 21) & (told.quantiles[:, -1] >= 20))


def test_a_store_of_before_gets_its_hours_from_its_minutes(bare_url: str) -> None:
    db = sql.Database.open(bare_url, ballast_bytes=0)
    with db.writing() as books:
        command.upgrade(schema._config(books.connection), "0005")
        names = ", ".join(forecasts_knew)
        for minute in (HOUR * 60, HOUR * 60 + 59, HOUR * 60 + 60):
            books.connection.execute(
                text(
                    f"INSERT INTO rollups (watch_id, minute, {names}, accounts, platforms, terms,"
                    f" evidence, max_received) VALUES ('w1', {minute},"
                    f" {', '.join('3' for _ in forecasts_knew)}, :nobody, '{{}}', '{{}}', '[]', 0)"
                ),
                {"nobody": b""},
            )
    sql.migrate(db)

    with db.reading() as books:
        assert books.forecasts.hours("w1", "mentions", HOUR, HOUR + 1).tolist() == [6, 3]
    db.close()


forecasts_knew = (
    "mentions",
    "negative",
    "positive",
    "reposts",
    "replies",
    "reach",
    "likes",
    "anger",
    "fear",
    "sadness",
    "surprise",
    "joy",
)

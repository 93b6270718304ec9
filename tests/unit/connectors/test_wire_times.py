"""Times on the wire, however they are written."""

from datetime import UTC, datetime

import pytest

from tocsin.connectors.wire import times

AT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "told",
    [
        "2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05",
        "2024-01-02 03:04:05",
        " 2024-01-02 03:04:05 ",
        "2024-01-02T11:04:05+08:00",
        "2024-01-02T11:04:05+0800",
        "2024-01-02T03:04:05.000000000Z",
        "2024/01/02 03:04:05",
        "2024.1.2 3:04:05",
        "2024年1月2日 3时4分5秒",
        "20240102030405",
        "Tue Jan 02 03:04:05 +0000 2024",
        "Tue, 02 Jan 2024 03:04:05 GMT",
        "2024-01-02 03:04:05 UTC",
        "1704164645",
        "1704164645.0",
        "1704164645000",
        1704164645,
        1704164645.0,
        1704164645000,
        1704164645000000,
        1704164645000000000,
        AT,
    ],
)
def test_a_time_is_read_alone_and_in_a_column(told: object) -> None:
    assert times.moments([told]).to_pylist() == [AT]
    assert times.moments([told, None, "never", 1704164645]).to_pylist() == [AT, None, None, AT]


def test_a_time_without_a_zone_is_in_the_zone_that_is_given() -> None:
    assert times.moments(["2024-01-02 11:04:05"] * 2, "Asia/Taipei").to_pylist() == [AT, AT]
    assert times.moments(["2024/1/2 11:04:05"], "Asia/Taipei").to_pylist() == [AT]


@pytest.mark.parametrize(
    "told", ["", "soon", "2024-13-45", "x" * 1000, float("nan"), float("inf"), 10**30, True, [], {}]
)
def test_what_tells_no_time_is_null(told: object) -> None:
    assert times.moments([told]).to_pylist() == [None]


def test_milliseconds_and_seconds_may_stand_in_one_column() -> None:
    assert times.moments([1704164645, 1704164645000]).to_pylist() == [AT, AT]

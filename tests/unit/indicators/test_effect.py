"""What is told of a moment: six hours before, and what has come since."""

import pyarrow as pa
import pytest

from tocsin.indicators import effect

NOON = 720_000


def rows(*told: tuple[int, int, int]) -> pa.Table:
    """Return (minute from noon, mentions, negative) as roll-ups of one or several watches."""
    columns = zip(*told, strict=True) if told else ([], [], [])
    minutes, mentions, negative = (list(column) for column in columns)
    return pa.table(
        {
            "minute": pa.array([NOON + one for one in minutes], pa.int64()),
            "mentions": pa.array(mentions, pa.int64()),
            "negative": pa.array(negative, pa.int64()),
        }
    )


def test_only_the_six_hours_on_either_side_count() -> None:
    told = rows(
        (-361, 900, 900), (-360, 30, 20), (-1, 30, 10), (0, 12, 3), (359, 12, 3), (360, 9, 9)
    )

    found = effect.around(told, NOON, NOON + 10_000)

    assert (found.before.per_hour, found.before.negative_share) == (10.0, 0.5)
    assert (found.after.per_hour, found.after.negative_share) == (4.0, 0.25)


def test_what_has_not_come_yet_is_not_counted_as_calm() -> None:
    found = effect.around(rows((-60, 60, 0), (10, 30, 0)), NOON, NOON + 90)

    assert found.after.hours == 1.5
    assert found.after.per_hour == pytest.approx(20.0)


def test_at_the_moment_itself_and_without_posts_nothing_is_said() -> None:
    found = effect.around(rows(), NOON, NOON)

    assert found.after.per_hour is None
    assert found.after.negative_share is None
    assert found.before.per_hour == 0.0
    assert found.before.negative_share is None

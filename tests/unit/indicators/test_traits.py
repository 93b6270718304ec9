"""How a crisis spreads within a day."""

import hashlib

import numpy as np
import pyarrow as pa
import pytest
from tests.unit.warning.backtest import stored

from tocsin import indicators
from tocsin.indicators import sketch, traits

NOW = 720_000
DAY = 24 * 60


def a_row(ago: int, **told: object) -> dict[str, object]:
    """Return one minute, so many before now."""
    return {
        **dict.fromkeys(indicators.ADDITIVE, 0),
        "watch_id": "w",
        "minute": NOW - ago,
        "accounts": b"",
        "platforms": "{}",
        "terms": "{}",
        "evidence": "[]",
        "max_received": 0,
        "copies": None,
        **told,
    }


def of(*rows: dict[str, object]) -> traits.Traits:
    return traits.of(pa.Table.from_pylist(list(rows), schema=indicators.ROLLUPS), NOW)


def test_an_hour_is_the_last_sixty_minutes_and_a_day_twenty_four_of_them() -> None:
    told = of(
        a_row(DAY, mentions=900),
        a_row(DAY - 1, mentions=5),
        a_row(60, mentions=7),
        a_row(59, mentions=3),
        a_row(0, mentions=2, negative=1),
        a_row(-1, mentions=800),
    )

    assert (told.speed, told.hours[-2], told.hours[0]) == (5, 7, 5)
    assert (told.fastest, told.posts, told.negative) == (7, 17, 1)


def test_accounts_are_told_once_and_platforms_together() -> None:
    told = of(
        a_row(300, mentions=2, accounts=sketch.of(["a" * 16, "b" * 16]), platforms='{"forum": 2}'),
        a_row(
            5,
            mentions=10,
            accounts=sketch.of(["b" * 16]),
            platforms='{"forum": 1, "plaza": 9, "mail": 0}',
        ),
    )

    assert (told.accounts, told.posting) == (2, 1)
    assert told.platforms == (("plaza", 9), ("forum", 3))


def test_there_are_never_more_accounts_than_posts() -> None:
    names = (str(number).encode() for number in range(2_000))
    crowd = sketch.of([hashlib.blake2b(one, digest_size=8).hexdigest() for one in names])

    assert of(a_row(5, mentions=3, accounts=crowd)).accounts == 3


def test_participation_is_what_each_original_post_brings_about() -> None:
    assert of(a_row(1, originals=4, reposts=6, replies=2)).participation == pytest.approx(2.0)
    assert of(a_row(1, reposts=6)).participation is None


def test_nothing_is_calm_and_no_fault() -> None:
    told = of()

    assert (told.speed, told.fastest, told.posts, told.accounts, told.copying) == (0, 0, 0, 0, 0)
    assert told.platforms == ()


def test_a_day_of_two_watches_is_counted_together() -> None:
    minutes = np.full(60, 2)
    one, other = (stored.rollups(name, NOW - 59, minutes, negative=minutes) for name in "vw")

    assert traits.of(pa.concat_tables([one, other]), NOW).speed == 240

"""Five minutes, an hour, a day: what is summed on reading equals what its minutes say."""

import numpy as np
import pyarrow as pa
import pytest
from tests.contract.store import building

from tocsin import indicators

DAY = 1440
FIRST = 20_000 * DAY
DAYS = 3


def minutes(seed: int = 5) -> pa.Table:
    """Return the roll-ups of three days of a watch, in which many minutes are silent."""
    rng = np.random.default_rng(seed)
    some = np.sort(rng.choice(DAYS * DAY, 700, replace=False)) + FIRST
    told = building.minutes("w1", some.tolist())
    for name in indicators.ADDITIVE:
        place = told.schema.get_field_index(name)
        told = told.set_column(place, told.schema.field(name), pa.array(rng.poisson(3.0, 700)))
    return told


@pytest.mark.parametrize("step", [5, 60, DAY])
def test_every_tier_equals_the_minutes_it_is_made_of(store: building.Store, step: int) -> None:
    last = FIRST + DAYS * DAY - 1
    with store.db.writing() as books:
        books.rollups.merge(minutes())
        books.rollups.merge(minutes(seed=6))
        books.rollups.merge(building.minutes("w2", [FIRST]))

        tier = books.rollups.tier("w1", FIRST, last, step)
        rows = books.rollups.series("w1", FIRST, last)

    series = indicators.series.gather(rows, FIRST, last, step)
    summed = indicators.series.summed(tier, FIRST, last, step)
    for name in series.values.keys() - {"accounts", "copies"}:
        np.testing.assert_array_equal(summed.values[name], series.values[name])
    assert np.isnan(summed.values["accounts"]).all()
    assert (np.diff(tier["minute"]) >= step).all()


def test_a_watch_without_posts_has_empty_tiers(store: building.Store) -> None:
    with store.db.reading() as books:
        assert len(books.rollups.tier("w9", FIRST, FIRST + DAY, DAY)["minute"]) == 0

import numpy as np
import pytest
from scipy import stats

from tocsin.warning.detectors import tail


@pytest.mark.parametrize(
    ("count", "mean", "dispersion"), [(3, 1.0, 0.3), (60, 20.0, 0.1), (500, 2.0, 1.5)]
)
def test_surprise_is_the_tail_of_the_negative_binomial(
    count: int, mean: float, dispersion: float
) -> None:
    shape = 1.0 / dispersion
    known = -stats.nbinom.logsf(count - 1, shape, shape / (shape + mean)) / np.log(10.0)

    told = tail.surprise(np.array([float(count)]), np.array([mean]), np.array([dispersion]))

    assert told[0] == pytest.approx(known, rel=1e-6)


def test_surprise_grows_steadily_where_floats_give_out() -> None:
    counts = np.arange(200.0, 2000.0, 50.0)

    told = tail.surprise(counts, np.full(counts.shape, 1.0), np.full(counts.shape, 0.3))

    assert np.isfinite(told).all()
    assert (np.diff(told) > 0).all()
    assert np.diff(told).std() < 0.1 * np.diff(told).mean()

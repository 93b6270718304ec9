"""Slow waves of a grey: what they stand against, and what is no picture."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra import numpy as arrays

from tocsin.enrichment import pictures

SIDE = pictures.SIDE


def drawn(seed: int) -> np.ndarray:
    """Return a few soft blobs."""
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    shown = np.zeros((SIDE, SIDE))
    for _ in range(8):
        at = rng.uniform(0, SIDE, 2)
        shown += rng.uniform(-1, 1) * np.exp(-((rows - at[0]) ** 2 + (columns - at[1]) ** 2) / 30)
    return np.asarray(255 * (shown - shown.min()) / np.ptp(shown), dtype=np.uint8)


def apart(one: np.ndarray, other: np.ndarray) -> int:
    first, second = pictures.perceptual_hash(one), pictures.perceptual_hash(other)
    assert first is not None
    assert second is not None
    return int(pictures.distances(first, np.array([second]))[0])


@pytest.mark.parametrize("seed", range(5))
def test_light_and_noise_flip_few_bits(seed: int) -> None:
    shown = drawn(seed)
    noise = np.random.default_rng(seed).normal(0, 4, shown.shape)
    dimmed = np.clip(shown * 0.7 + 20 + noise, 0, 255).astype(np.uint8)

    assert apart(shown, dimmed) <= pictures.SAME


def test_other_pictures_differ_by_about_half() -> None:
    hashes = [pictures.perceptual_hash(drawn(seed)) for seed in range(100)]
    known = np.array([one for one in hashes if one is not None])
    between = np.concatenate(
        [pictures.distances(int(one), known[at + 1 :]) for at, one in enumerate(known)]
    )

    assert 28 < between.mean() < 36
    assert (between <= pictures.SAME).mean() < 0.001


def test_a_single_colour_has_no_hash() -> None:
    assert pictures.perceptual_hash(np.full((SIDE, SIDE), 200, dtype=np.uint8)) is None


def test_distances_count_bits_of_signed_numbers() -> None:
    found = pictures.distances(-1, np.array([-1, 0, 1, -(2**63)]))

    assert found.tolist() == [0, 64, 63, 63]


@given(arrays.arrays(np.uint8, (SIDE, SIDE)))
def test_any_grey_has_a_hash_that_fits_or_none(grey: np.ndarray) -> None:
    found = pictures.perceptual_hash(grey)

    assert found is None or -(2**63) <= found < 2**63

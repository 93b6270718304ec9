"""One temperature makes probabilities true (Guo et al. 2017)."""

import numpy as np
from numpy.typing import NDArray
from scipy import optimize


def temperature(logits: NDArray[np.float32], truth: NDArray[np.int64]) -> float:
    """Return what logits (posts x labels) are divided by to be true probabilities."""

    def loss(power: float) -> float:
        scaled = logits / np.exp(power)
        scaled = scaled - scaled.max(axis=1, keepdims=True)
        likely = scaled[np.arange(truth.size), truth] - np.log(np.exp(scaled).sum(axis=1))
        return -float(likely.mean())

    return float(np.exp(optimize.minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))

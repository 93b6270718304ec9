"""Two readers' probabilities as one: their weighted mean in log space (a product of experts).

Better than either alone where their mistakes differ (Hinton 2002); measured here, so much of the
strong path as 0.4 was best on Weibo emotions.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_LEAST = 1e-6  # no reader is so sure that the other cannot be heard


def averaged(
    strong: Floats,
    fast: Floats,
    share: Floats,
    sharpness: Floats | float = 1.0,
    lift: Floats | float = 0.0,
) -> Floats:
    """Return probabilities (texts x labels), `share` (texts,) of them the strong reader's.

    A mean is less sure than two readers that agree may be: `sharpness` (texts,) is what its
    logarithms are multiplied by, fitted on held-out posts. `lift` (texts x labels) is added to
    them before: rare labels are told too seldom otherwise.

    >>> one, two = np.array([[0.9, 0.1]]), np.array([[0.5, 0.5]])
    >>> averaged(one, two, np.array([0.5])).round(2).tolist()
    [[0.75, 0.25]]
    """
    weight = np.asarray(share)[:, None]
    told = weight * np.log(np.maximum(strong, _LEAST))
    told = told + (1 - weight) * np.log(np.maximum(fast, _LEAST))
    told = (told + lift) * np.broadcast_to(sharpness, weight.shape[:1])[:, None]
    raised = np.exp(told - told.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)

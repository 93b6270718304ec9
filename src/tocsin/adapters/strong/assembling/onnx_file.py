"""Weights put into an ONNX graph that has none, without the library `onnx`.

An ONNX file is one protobuf message, and messages of one kind that stand one after the other are
read as one whose lists are joined. So the weights are written behind the graph as a second model
that holds nothing else.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

# Numbers of fields in onnx.proto: ModelProto.graph, GraphProto.initializer, TensorProto.*.
_GRAPH, _INITIALIZER = 7, 5
_DIMS, _KIND, _NAME, _RAW = 1, 2, 8, 9
_KINDS = {"float32": 1, "uint8": 2, "int8": 3, "int64": 7}
_NUMBER, _BYTES = 0, 2  # kinds of fields
_SEVEN = 7  # bits of a number in one byte

Weights = Mapping[str, NDArray[np.generic]]


def filled(graph: bytes, weights: Weights) -> bytes:
    """Return a graph with its weights, in the order of their names."""
    tensors = (_told(_INITIALIZER, _tensor(name, weights[name])) for name in sorted(weights))
    return graph + _told(_GRAPH, b"".join(tensors))


def _tensor(name: str, value: NDArray[np.generic]) -> bytes:
    little = value.astype(value.dtype.newbyteorder("<"), order="C")
    sizes = b"".join(_varint(_DIMS << 3 | _NUMBER) + _varint(size) for size in value.shape)
    kind = _varint(_KIND << 3 | _NUMBER) + _varint(_KINDS[value.dtype.name])
    return sizes + kind + _told(_NAME, name.encode()) + _told(_RAW, little.tobytes())


def _told(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | _BYTES) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    found = bytearray()
    while value >> _SEVEN:
        found.append(value & 0x7F | 0x80)
        value >>= _SEVEN
    return bytes([*found, value])

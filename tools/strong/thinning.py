"""A taught model made smaller without teaching it anew: fewer layers, narrower, heads refitted.

On a processor without 8-bit dot products nearly all time goes into products of matrices, so only a
smaller model is a faster one. The last layer goes; of each layer's inner numbers those stay that
tell most, and what they are multiplied by is fitted anew by least squares, so that it makes up for
the rest. Then the heads learn from what the whole model said.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper
from tools.strong import graph

from tocsin.adapters.strong.assembling import wheel_file

KEPT = 0.6  # of a layer's inner numbers
_WHOLE = 32  # a multiple that processors like
_EASE = 0.02  # of the mean variance
_PRIOR = 2.0  # posts that a head's former weights count as

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]
Coded = Sequence[Sequence[int]]


def thinned(
    weights: Weights,
    sizes: Mapping[str, int],
    shape: wheel_file.Shape,
    coded: Coded,
    narrowed: range,
) -> dict[str, Floats]:
    """Return the layers before the end of `narrowed`, those in it narrower; heads as they were."""
    names = [f"layers.{number}" for number in narrowed]
    told = dict(weights)
    for name, seen in _inner(weights, sizes, shape, coded, names).items():
        told |= _narrowed(weights, name, seen)
    beyond = tuple(f"layers.{number}." for number in range(narrowed.stop, shape.layers))
    return {name: one for name, one in told.items() if not name.startswith(beyond)}


def scores(shares: Floats) -> Floats:
    """Return what softmax makes these probabilities of; a row's mean is zero."""
    found: Floats = np.log(shares + np.float32(1e-9))
    found -= found.mean(axis=1, keepdims=True)
    return found


def refitted(
    weights: Weights, sizes: Mapping[str, int], pooled: Floats, wanted: Mapping[str, Floats]
) -> dict[str, Floats]:
    """Return weights whose heads say of `pooled` what is `wanted`, as nearly as they can."""
    given = np.c_[pooled, np.ones(len(pooled), np.float32)].astype(np.float64)
    square = given.T @ given + _PRIOR * np.eye(given.shape[1])
    told = dict(weights)
    for head in sizes:
        before = np.c_[weights[f"heads.{head}.weight"], weights[f"heads.{head}.bias"]].T
        gap = given.T @ (wanted[head] - given @ before)
        after = (before + np.linalg.solve(square, gap)).astype(np.float32)
        told[f"heads.{head}.weight"], told[f"heads.{head}.bias"] = after[:-1].T.copy(), after[-1]
    return told


def _inner(
    weights: Weights,
    sizes: Mapping[str, int],
    shape: wheel_file.Shape,
    coded: Coded,
    names: Sequence[str],
) -> dict[str, Floats]:
    """Return the inner numbers of the layers `names`: pieces of all posts x inner width."""
    model = graph.built(weights, sizes, shape.attentions, shape.epsilon, "none")
    places = {name: _input(model.graph.node, f"{name}.narrow.w") for name in names}
    for place in places.values():
        model.graph.output.append(helper.make_tensor_value_info(place, TensorProto.FLOAT, None))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    runs = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    seen = [
        runs.run(list(places.values()), {"input_ids": np.array([ids], np.int64)}) for ids in coded
    ]
    return {name: np.concatenate([one[at] for one in seen]) for at, name in enumerate(names)}


def _input(nodes: Sequence[Any], constant: str) -> str:
    """Return what is multiplied by a matrix."""
    found: str = next(one.input[0] for one in nodes if constant in one.input)
    return found


def _narrowed(weights: Weights, name: str, seen: Floats) -> dict[str, Floats]:
    """Return the two matrices of a layer's inner part for the inner numbers that stay."""
    told, bias = weights[f"{name}.narrow.weight"], weights[f"{name}.narrow.bias"]
    mean = seen.mean(axis=0)
    apart = seen - mean
    together = apart.T @ apart / len(apart)
    worth = np.diag(together) * (told**2).sum(axis=0)
    many = round(told.shape[1] * KEPT / _WHOLE) * _WHOLE
    kept = np.sort(np.argsort(-worth)[:many])
    ease = np.float32(_EASE) * np.diag(together)[kept].mean()
    square = together[np.ix_(kept, kept)] + ease * np.eye(many, dtype=np.float32)
    fitted = np.linalg.solve(square, together[kept] @ told.T + ease * told.T[kept]).T
    return {
        f"{name}.narrow.weight": np.ascontiguousarray(fitted, np.float32),
        f"{name}.narrow.bias": (bias + told @ mean - fitted @ mean[kept]).astype(np.float32),
        f"{name}.wide.weight": weights[f"{name}.wide.weight"][kept],
        f"{name}.wide.bias": weights[f"{name}.wide.bias"][kept],
    }

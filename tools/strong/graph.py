"""The taught model as an ONNX graph of standard operators, its weights in 8 bits.

A batch holds posts of one length, so that there is neither padding nor mask. Every matrix has one
scale a column. What flows into it is cut to 8 bits row by row (`rows`) or as a whole (`whole`): by
rows, what is read of a post does not depend on the posts beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from tocsin.adapters.strong.assembling import constants

OPSET = 20
_MIDDLE = 128
_PER_ATTENTION = 32

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]


@dataclass(slots=True)
class Graph:
    """Nodes and constants as they are added; every verb returns the name of what it makes."""

    cut: str = "rows"  # rows, whole, or none
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, NDArray[np.generic]] = field(default_factory=dict)

    def node(self, kind: str, *given: str, outputs: int = 1, **facts: Any) -> str:  # noqa: ANN401  # an attribute is whatever ONNX knows
        """Add a node; returns its first output, `name:1` and so on being the others."""
        name = f"{kind}{len(self.nodes)}"
        made = [name, *(f"{name}:{number}" for number in range(1, outputs))]
        self.nodes.append(helper.make_node(kind, list(given), made, name=name, **facts))
        return name

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Add a constant once; returns its name."""
        self.constants.setdefault(name, value)
        return name

    def linear(self, x: str, name: str, weight: Floats, bias: Floats) -> str:
        """Return x @ weight.T + bias."""
        if self.cut == "none":
            told = self.node("MatMul", x, self.constant(f"{name}.w", weight.T.copy()))
        else:
            told = self._whole_numbers(x, name, weight)
        return self.node("Add", told, self.constant(f"{name}.b", bias))

    def norm(self, x: str, name: str, weights: Weights, epsilon: float) -> str:
        """Return the layer norm of x."""
        scale = self.constant(f"{name}.weight", weights[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", weights[f"{name}.bias"])
        return self.node("LayerNormalization", x, scale, bias, axis=-1, epsilon=epsilon)

    def _whole_numbers(self, x: str, name: str, weight: Floats) -> str:
        codes, scales = constants.cut(weight)
        coded = self.constant(f"{name}.codes", codes.T.copy())
        columns = self.constant(f"{name}.scales", scales)
        if self.cut == "whole":
            cut = self.node("DynamicQuantizeLinear", x, outputs=3)
            scale, middle = f"{cut}:1", f"{cut}:2"
        else:
            cut, scale = self._rows(x)
            middle = self.constant("middle", np.array(_MIDDLE, np.uint8))
        zero = self.constant("zero", np.array(0, np.int8))
        summed = self.node("Cast", self.node("MatMulInteger", cut, coded, middle, zero), to=1)
        # One after the other: onnxruntime melts a product of both scales into its own operator,
        # which knows one scale for all rows.
        return self.node("Mul", self.node("Mul", summed, columns), scale)

    def _rows(self, x: str) -> tuple[str, str]:
        """Return x in 8 bits, and the scale of each of its rows."""
        last = self.constant("last", np.array([-1], np.int64))
        highest = self.node("ReduceMax", x, last, keepdims=0)
        lowest = self.node("Neg", self.node("ReduceMin", x, last, keepdims=0))
        least = self.constant("least", np.array(1e-6, np.float32))
        share = self.constant("share", np.array(1 / constants.MOST, np.float32))
        scale = self.node("Mul", self.node("Max", highest, lowest, least), share)
        middle = self.constant("middle", np.array(_MIDDLE, np.uint8))
        middles = self.node("Expand", middle, self.node("Shape", scale))
        cut = self.node("QuantizeLinear", x, scale, middles, axis=0)
        return cut, self.node("Unsqueeze", scale, last)


def built(
    weights: Weights, heads: Mapping[str, int], attentions: int, epsilon: float, cut: str
) -> onnx.ModelProto:
    """Return the graph of a taught model, given torch's names of its weights."""
    graph = Graph(cut)
    x = _embedded(graph, weights, epsilon)
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    for number in range(layers):
        x = _layer(graph, x, f"layers.{number}", weights, attentions, epsilon)
    second = graph.constant("second", np.array([1], np.int64))
    by_post = graph.node("Reshape", x, _shape(graph, "whole", (-1, weights["norm.weight"].size)))
    outputs = {"embedding": graph.node("ReduceMean", by_post, second, keepdims=0)}
    for name in heads:
        told = graph.node(
            "MatMul",
            outputs["embedding"],
            graph.constant(f"{name}.w", weights[f"heads.{name}.weight"].T.copy()),
        )
        bias = graph.constant(f"{name}.b", weights[f"heads.{name}.bias"])
        outputs[name] = graph.node("Add", told, bias)
    width = weights["norm.weight"].size
    return _model(graph, outputs, {"embedding": width, **heads})


def _model(graph: Graph, outputs: Mapping[str, str], sizes: Mapping[str, int]) -> onnx.ModelProto:
    for name, made in outputs.items():
        graph.nodes.append(helper.make_node("Identity", [made], [name], name=f"told.{name}"))
    told = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["posts", size])
        for name, size in sizes.items()
    ]
    given = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["posts", "pieces"])
    constants = [numpy_helper.from_array(value, name) for name, value in graph.constants.items()]
    whole = helper.make_graph(graph.nodes, "strong", [given], told, constants)
    made = helper.make_model(whole, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10)
    onnx.checker.check_model(made)
    return made


def _embedded(graph: Graph, weights: Weights, epsilon: float) -> str:
    words = constants.words(weights["words.weight"])
    coded = graph.node("Gather", graph.constant("words", words["words"]), "input_ids", axis=0)
    scale = graph.constant("word_scales", words["word_scales"])
    told = graph.node(
        "Mul",
        graph.node("Cast", coded, to=1),
        graph.node("Gather", scale, "input_ids", axis=0),
    )
    shape = graph.node("Shape", "input_ids", start=1, end=2)
    places = graph.node(
        "Slice",
        graph.constant("places", weights["places.weight"]),
        graph.constant("first", np.array([0], np.int64)),
        shape,
        graph.constant("first", np.array([0], np.int64)),
    )
    x = graph.norm(graph.node("Add", told, places), "norm", weights, epsilon)
    # From here on every piece of every post is one row.
    rows = graph.constant("rows", np.array([-1, weights["norm.weight"].size], np.int64))
    return graph.node("Reshape", x, rows)


def _shape(graph: Graph, name: str, of_a_post: tuple[int, ...]) -> str:
    """Return the shape of posts by what stands in each."""
    many = graph.node("Shape", "input_ids", start=0, end=1)
    rest = graph.constant(name, np.array(of_a_post, np.int64))
    return graph.node("Concat", many, rest, axis=0)


def _layer(
    graph: Graph, x: str, name: str, weights: Weights, attentions: int, epsilon: float
) -> str:
    def part(of: str) -> tuple[str, Floats, Floats]:
        return f"{name}.{of}", weights[f"{name}.{of}.weight"], weights[f"{name}.{of}.bias"]

    heard = _attended(graph, graph.linear(x, *part("asked")), attentions)
    x = graph.node("Add", x, graph.linear(heard, *part("told")))
    x = graph.norm(x, f"{name}.first_norm", weights, epsilon)
    wide = graph.node("Gelu", graph.linear(x, *part("wide")))
    x = graph.node("Add", x, graph.linear(wide, *part("narrow")))
    return graph.norm(x, f"{name}.last_norm", weights, epsilon)


def _attended(graph: Graph, asked: str, attentions: int) -> str:
    split = graph.node("Split", asked, axis=-1, num_outputs=3, outputs=3)
    apart = _shape(graph, "apart", (-1, attentions, _PER_ATTENTION))
    query, key, value = (
        graph.node("Transpose", graph.node("Reshape", part, apart), perm=perm)
        for part, perm in (
            (split, (0, 2, 1, 3)),
            (f"{split}:1", (0, 2, 3, 1)),
            (f"{split}:2", (0, 2, 1, 3)),
        )
    )
    scores = graph.node("MatMul", query, key)
    width = _PER_ATTENTION**-0.5
    scores = graph.node("Mul", scores, graph.constant("per_width", np.array(width, np.float32)))
    heard = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), value)
    together = graph.constant("together", np.array([-1, attentions * _PER_ATTENTION], np.int64))
    return graph.node("Reshape", graph.node("Transpose", heard, perm=(0, 2, 1, 3)), together)

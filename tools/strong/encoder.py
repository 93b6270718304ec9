"""The encoder as a torch module: word pieces in, one logit a label and head out."""

import dataclasses
import math
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from tocsin.adapters.strong.assembling import wheel_file

Logits = dict[str, torch.Tensor]


class Layer(nn.Module):  # type: ignore[misc]  # torch ships no types here
    """Self-attention and a two-layer network, each with its residual norm after it."""

    def __init__(self, shape: wheel_file.Shape) -> None:
        super().__init__()
        self.attentions = shape.attentions
        self.asked = nn.Linear(shape.width, 3 * shape.width)
        self.told = nn.Linear(shape.width, shape.width)
        self.first_norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.wide = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.last_norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, seen: torch.Tensor | None) -> torch.Tensor:
        """Return x (posts x pieces x width) after this layer; `seen` masks the padding."""
        posts, pieces, width = x.shape
        parts = self.asked(x).view(posts, pieces, 3, self.attentions, width // self.attentions)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        heard = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        heard = heard.transpose(1, 2).reshape(posts, pieces, width)
        x = self.first_norm(x + self.drop(self.told(heard)))
        return self.last_norm(x + self.drop(self.narrow(functional.gelu(self.wide(x)))))


class Model(nn.Module):  # type: ignore[misc]  # torch ships no types here
    """The first layers of the encoder, mean pooling, and one linear head a question.

    `inner` is each layer's own width inside: the wheel's, or fewer where it was made narrower.
    """

    def __init__(
        self, shape: wheel_file.Shape, words: int, inner: Sequence[int], heads: Mapping[str, int]
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(words, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.layers = nn.ModuleList(
            Layer(dataclasses.replace(shape, inner=width)) for width in inner
        )
        self.drop = nn.Dropout(0.1)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(shape.width, size) for name, size in heads.items()}
        )

    def pooled(self, ids: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        """Return the mean of each post's pieces: posts x width."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.places(places))
        seen = None if mask is None else mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, seen)
        if mask is None:
            return x.mean(dim=1)
        weight = mask[:, :, None].to(x.dtype)
        return (x * weight).sum(dim=1) / weight.sum(dim=1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor | None = None) -> Logits:
        """Return the logits of every head."""
        pooled = self.drop(self.pooled(ids, mask))
        return {name: head(pooled) for name, head in self.heads.items()}


def made(
    told: wheel_file.Encoder, kept: NDArray[np.int64], layers: int, heads: Mapping[str, int]
) -> Model:
    """Return the model with the encoder's weights; `kept` pieces alone, heads new."""
    model = Model(told.shape, kept.size, [told.shape.inner] * layers, heads)
    width = told.shape.width
    words = told.rows("emb.word", kept)
    places = told.tensor("emb.pos").reshape(-1, width) + told.tensor("emb.type")[:width]
    with torch.no_grad():
        _fill(model.words.weight, words)
        _fill(model.places.weight, places)
        _norm(model.norm, told, "emb.ln")
        for number, layer in enumerate(model.layers):
            _layer(layer, told, f"l{number}")
        for head in model.heads.values():
            nn.init.normal_(head.weight, std=1 / math.sqrt(width) / 10)
            nn.init.zeros_(head.bias)
    return model


def of(weights: Mapping[str, torch.Tensor], shape: wheel_file.Shape) -> Model:
    """Return the model that has these weights, as deep and as narrow as they are."""
    ends, heads = ".wide.bias", "heads."
    inner = [len(one) for name, one in weights.items() if name.endswith(ends)]
    sizes = {
        name.removeprefix(heads).removesuffix(".bias"): len(one)
        for name, one in weights.items()
        if name.startswith(heads) and name.endswith(".bias")
    }
    model = Model(shape, len(weights["words.weight"]), inner, sizes)
    model.load_state_dict(dict(weights))
    return model


def _layer(layer: Layer, told: wheel_file.Encoder, name: str) -> None:
    asked = np.concatenate([told.tensor(f"{name}.{part}.w") for part in "qkv"])
    _fill(layer.asked.weight, asked)
    _fill(layer.asked.bias, np.concatenate([told.tensor(f"{name}.{part}.b") for part in "qkv"]))
    for linear, part in ((layer.told, "ao"), (layer.wide, "fi"), (layer.narrow, "fo")):
        _fill(linear.weight, told.tensor(f"{name}.{part}.w"))
        _fill(linear.bias, told.tensor(f"{name}.{part}.b"))
    _norm(layer.first_norm, told, f"{name}.aln")
    _norm(layer.last_norm, told, f"{name}.oln")


def _norm(norm: nn.LayerNorm, told: wheel_file.Encoder, name: str) -> None:
    _fill(norm.weight, told.tensor(f"{name}.w"))
    _fill(norm.bias, told.tensor(f"{name}.b"))


def _fill(place: torch.Tensor, values: NDArray[np.float32]) -> None:
    place.copy_(torch.from_numpy(values.copy()).reshape(place.shape))

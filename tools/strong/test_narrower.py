"""A model made smaller is taught as it is: its own depth, and each layer's own width.

It runs where teaching does, with torch: `pytest tools/strong`.
"""

import torch
from tools.strong import encoder, posts

from tocsin.adapters.strong.assembling import wheel_file

WORDS, WIDTH = 11, 64
SHAPE = wheel_file.Shape(
    width=WIDTH, layers=4, attentions=2, inner=96, vocabulary=WORDS, positions=8, epsilon=1e-5
)


def test_narrower_layers_are_made_of_their_weights() -> None:
    sizes = {name: len(labels) for name, labels in posts.HEADS.items()}
    small = encoder.Model(SHAPE, WORDS, [96, 32], sizes).eval()
    ids = torch.tensor([[0, 5, 2], [0, 7, 2]])

    again = encoder.of(small.state_dict(), SHAPE).eval()

    assert [len(layer.wide.bias) for layer in again.layers] == [96, 32]
    assert all(torch.equal(small(ids)[head], again(ids)[head]) for head in sizes)

"""Texts that mean the same are near; one that breaks the encoder is near to nothing."""

import sys
from pathlib import Path

import numpy as np
import pytest

from tocsin.adapters.strong import likeness
from tocsin.kernel import folding

TEXTS = [
    "The lid of the kettle came off while it was boiling",
    "My kettle's top fell off with hot water inside",
    "Where can I park near the concert hall tonight?",
    "水壺的蓋子在煮水的時候掉下來了",
    "",
]
# Tells a vector of the text's length, and dies of "die".
CHILD = """
import base64, json, struct, sys
for line in sys.stdin:
    text = json.loads(line)
    if text == "die":
        sys.exit(1)
    vector = struct.pack("<384f", len(text), *[0.0] * 383)
    sys.stdout.write(base64.b64encode(vector).decode() + "\\n")
    sys.stdout.flush()
"""


def asked(texts: list[str]) -> likeness.sentences.Floats:
    return likeness.Sentences().vectors(texts, folding.fold_many(texts))


@pytest.mark.skipif(not likeness.is_installed(), reason='pip install "tocsin[strong]"')
def test_one_thing_in_other_words_and_another_tongue_is_nearer_than_another_thing() -> None:
    told = asked(TEXTS)
    near = told @ told.T

    assert near[0, 1] > 0.5 > near[0, 2]
    assert near[0, 3] > near[0, 2]
    assert not told[4].any()


def test_a_text_that_ends_the_encoder_costs_nobody_else_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "child.py"
    program.write_text(CHILD, encoding="utf-8")
    monkeypatch.setattr("tocsin.adapters.strong.likeness.child.__file__", str(program))

    told = asked(["one", "die", "\ud800 broken", "die", "four"])

    assert [bool(one.any()) for one in told] == [True, False, True, False, True]
    assert np.isfinite(told).all()


def test_without_an_encoder_nothing_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")

    assert not asked(["one", "two"]).any()
    assert asked([]).shape == (0, likeness.sentences.WIDTH)

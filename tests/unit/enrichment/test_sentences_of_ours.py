"""What may be measured without the public sets stays above its floor, on sentences of our own.

They are those of the demo's people and of the catalogues; the seven kinds of edit and the
comparison of C with NumPy are those of `make bench-nlp` and `make bench-parity`.
"""

import random
import re
from collections.abc import Iterator
from functools import cache

import numpy as np
import opencc
import pytest
from tests.bench import copies, parity

from tocsin import enrichment
from tocsin.adapters import models
from tocsin.enrichment.stories import marks, window
from tocsin.kernel import catalogue, native
from tocsin.simulation import voices

_SAID = 60  # times that each kind of sentence is drawn
_POSTS = 3_000
_PIECES = (6, 30)  # of a post: words, of Chinese three letters
_SIGNS = re.compile(r"[^\w ]|[\d_{}]")


def sentences(language: str) -> list[str]:
    """Return a few thousand sentences of ours."""
    voice, dice = voices.VOICES[language], random.Random(1)
    said = (voice.say(kind, dice) for kind in voice.kinds for _ in range(_SAID))
    return sorted({*said, *catalogue.standard().texts[language].values()})


def pieces(language: str) -> list[str]:
    """Return what posts are put together of."""
    words = {word for text in sentences(language) for word in _SIGNS.sub(" ", text).split()}
    if language == "en":
        return sorted(words)
    return sorted({word[at : at + 3] for word in words for at in range(0, len(word) - 2, 3)})


def posts(language: str) -> list[str]:
    """Return posts that have words in common, as people's have; none copies another."""
    hand, known = random.Random(7), pieces(language)
    between = " " if language == "en" else ""
    return [between.join(hand.choices(known, k=hand.randint(*_PIECES))) for _ in range(_POSTS)]


@cache
def weigher() -> models.FastWeigher:
    return models.FastWeigher(models.weight_file.load(models.weight_file.SHIPPED))


def chunks() -> Iterator[list[str]]:
    every = [text for language in catalogue.LANGUAGES for text in sentences(language)]
    yield from (every[at : at + marks.CHUNK] for at in range(0, len(every), marks.CHUNK))


@pytest.mark.parametrize("spelling", ["s2t", "s2tw", "s2hk"])
def test_of_a_hundred_readings_traditional_letters_turn_at_most_one(spelling: str) -> None:
    simplified = sentences("zh-Hans")
    traditional = [*map(opencc.OpenCC(spelling).convert, simplified)]
    assert sum(map(str.__ne__, simplified, traditional)) > len(simplified) / 2

    for head in enrichment.heads.HEADS:
        told, other = (
            weigher().probabilities(texts, head.name).shares.argmax(axis=1)
            for texts in (simplified, traditional)
        )
        assert np.mean(told != other) <= 0.01, head.name


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("has_native", [True, False])
def test_edited_copies_are_found_and_nobody_else_is_taken_for_one(
    monkeypatch: pytest.MonkeyPatch, language: str, *, has_native: bool
) -> None:
    monkeypatch.setattr(native, "HAS", native.HAS and has_native)

    told = copies.found(posts(language))

    assert told.recall >= 0.85
    assert told.false <= 0.007
    assert len(told.by_kind) == len(copies.KINDS) + 1


@pytest.mark.skipif(not native.HAS, reason="the C extension is not built here")
def test_c_and_numpy_tell_the_same_of_every_sentence_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(native, "HAS", native.HAS)  # put back afterwards
    links = {True: window.Window(), False: window.Window()}
    codes = models.weight_file.load(models.weight_file.SHIPPED).model.codes

    assert [name for one in chunks() for name in parity.differing(one, codes, links)] == []

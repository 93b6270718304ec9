"""The fast reader's weights, asked one head at a time: for measuring, not for reading posts."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa

from tocsin import enrichment
from tocsin.adapters.models import weight_file
from tocsin.enrichment import training
from tocsin.kernel import folding

_CHUNK = 8_000  # posts at once: bounds the memory that a file of any length takes


class FastWeigher:
    """Answers from one folder of weights."""

    def __init__(self, weights: weight_file.Weights) -> None:
        self._model = weights.model

    def probabilities(self, texts: list[str], head: str) -> training.Answers:
        """Return a probability of every label of `head` a text, and how sure is sure enough."""
        return in_chunks(texts, lambda some: self._chunk(some, head))

    def _chunk(self, texts: list[str], head: str) -> training.Answers:
        clean = [text.encode("utf-8", "ignore").decode() for text in texts]
        folded = pa.array(folding.fold_many(clean), pa.string())
        seen = enrichment.survey.take(folded, self._model.codes)
        group = _groups(clean, seen)
        scored = enrichment.scoring.scores(self._model, seen.sums, seen.counts)
        one = self._model.heads[head]
        shares = enrichment.scoring.probabilities(one, scored, group)
        return training.Answers(shares=shares, least=one.least[group])


def in_chunks(
    texts: list[str], answer: Callable[[list[str]], training.Answers], size: int = _CHUNK
) -> training.Answers:
    """Return what `answer` says of all texts, asked of `size` at a time."""
    found = [answer(texts[first : first + size]) for first in range(0, len(texts), size)]
    return training.Answers(
        shares=np.concatenate([one.shares for one in found]),
        least=np.concatenate([one.least for one in found]),
    )


def groups(texts: list[str]) -> training.Ints:
    """Return each text's place among the languages that scores are calibrated for."""
    clean = [text.encode("utf-8", "ignore").decode() for text in texts]
    no_codes = np.zeros((2, enrichment.heads.WIDTH), np.int8)
    folded = pa.array(folding.fold_many(clean), pa.string())
    return _groups(clean, enrichment.survey.take(folded, no_codes))


def _groups(texts: list[str], seen: enrichment.survey.Survey) -> training.Ints:
    undeclared = pa.nulls(len(texts), pa.string())
    written = pa.array(texts, pa.string())
    spoken = enrichment.language.identify(written, seen.small, undeclared)
    tags = spoken.dictionary.to_pylist()
    is_chinese = np.array([tag.startswith("zh") for tag in tags])[np.asarray(spoken.indices)]
    return np.where(is_chinese, 0, 1)

"""Reads picked posts with a strong model: batches of one length, so that nothing is padded."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tocsin.adapters.strong import engine, errors, folder, wording

PIECES = 1_536  # of a batch: bounds memory; more is not faster
EMBEDDING = "embedding"

Floats = NDArray[np.float32]


class StrongReader:
    """Probabilities and vectors of posts; the same post always gets the same."""

    def __init__(self, told: folder.Folder, runs: engine.Engine) -> None:
        self._folder, self._runs = told, runs
        self._outputs = {head: self._output(one) for head, one in told.answers.items()}
        self._try()

    @classmethod
    def of(cls, path: Path) -> "StrongReader":
        """Return the reader of a folder.

        Raises MissingFile, BadFile, WrongLabels, WrongShape, and NoStrongReader without the extra.
        """
        told = folder.checked(path)
        return cls(told, engine.OnnxEngine(told))

    @property
    def name(self) -> str:
        """Return the reader's name."""
        return "strong"

    @property
    def version(self) -> str:
        """Return the version of the folder's model."""
        return self._folder.version

    @property
    def answers(self) -> Mapping[str, folder.Answer]:
        """Return the heads that it answers."""
        return self._folder.answers

    def shares(
        self, texts: Sequence[str], folded: Sequence[str], heads: Sequence[str] | None = None
    ) -> dict[str, Floats]:
        """Return calibrated probabilities: texts x labels, in each head's own order.

        Of all heads that the folder answers, or of those asked for.

        Of a text without a word nothing is known: all labels are equally likely.
        """
        shown = wording.worded(texts, folded)
        group = wording.groups(shown)
        blank = np.array([not text for text in shown], dtype=np.bool_)
        asked = tuple(self._outputs) if heads is None else tuple(heads)
        told = self._answered(shown, {self._outputs[head] for head in asked})
        return {
            head: _calibrated(told[self._outputs[head]], self._folder.answers[head], group, blank)
            for head in asked
        }

    def embed(self, texts: Sequence[str], folded: Sequence[str]) -> Floats:
        """Return a vector of length one a text (texts x width): near texts have a high product.

        Mean of the pieces, less the mean of all posts: without that everything is near everything.
        """
        pooled = self.pooled(wording.worded(texts, folded))
        if self._folder.centre is not None:
            pooled = pooled - self._folder.centre
        length = np.linalg.norm(pooled, axis=1, keepdims=True)
        return np.asarray(pooled / np.maximum(length, 1e-6), dtype=np.float32)

    def pooled(self, shown: Sequence[str]) -> Floats:
        """Return the mean of each text's pieces as the model tells it: texts x width."""
        if EMBEDDING not in self._runs.outputs:
            raise errors.WrongShape(output=EMBEDDING, wanted=EMBEDDING, found="-")
        return self._answered(shown, {EMBEDDING})[EMBEDDING]

    def _answered(self, shown: Sequence[str], wanted: set[str]) -> dict[str, Floats]:
        """Return the wanted outputs, texts x columns, each text once however often it stands."""
        distinct = list(dict.fromkeys(shown))
        coded = [self._runs.coded(text) for text in distinct]
        found: dict[str, list[Floats]] = {name: [] for name in wanted}
        order: list[int] = []
        for batch in _batches(coded):
            told = self._runs.run(np.array([coded[at] for at in batch], dtype=np.int64))
            order += batch
            for name in wanted:
                found[name].append(told[name])
        back = np.argsort(np.array(order, dtype=np.int64))
        places = {text: at for at, text in enumerate(distinct)}
        at = back[[places[text] for text in shown]] if shown else np.zeros(0, dtype=np.int64)
        return {name: _joined(parts)[at] for name, parts in found.items()}

    def _output(self, one: folder.Answer) -> str:
        """Return the model's output of a head; a model with one head may call it as it likes."""
        name = one.output or (one.head if one.head in self._runs.outputs else "")
        name = name or next(iter(self._runs.outputs), "")
        if name not in self._runs.outputs:
            found = ", ".join(self._runs.outputs)[:400]
            raise errors.WrongShape(output=name, wanted=name, found=found)
        return name

    def _try(self) -> None:
        """Read two short texts: raises WrongShape where the answers are not as the labels say."""
        ids = np.array([self._runs.coded("a b 坏")] * 2, dtype=np.int64)
        told = self._runs.run(ids)
        for head, name in self._outputs.items():
            wanted = (2, len(self._folder.answers[head].order))
            _fits(name, told[name], wanted)
        if EMBEDDING in told and self._folder.centre is not None:
            _fits(EMBEDDING, told[EMBEDDING], (2, self._folder.centre.size))


def _fits(name: str, told: Floats, wanted: tuple[int, ...]) -> None:
    found = np.asarray(told)
    if found.shape != wanted or not np.isfinite(found).all():
        raise errors.WrongShape(output=name, wanted=str(wanted), found=str(found.shape))


def _batches(coded: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the places of posts of one length, the shortest first, at most PIECES pieces each."""
    by_length: dict[int, list[int]] = {}
    for at, ids in enumerate(coded):
        by_length.setdefault(len(ids), []).append(at)
    for length in sorted(by_length):
        some, most = by_length[length], max(PIECES // max(length, 1), 1)
        for first in range(0, len(some), most):
            yield some[first : first + most]


def _joined(parts: list[Floats]) -> Floats:
    return np.concatenate(parts) if parts else np.zeros((0, 1), dtype=np.float32)


def _calibrated(
    told: Floats, one: folder.Answer, group: NDArray[np.int64], blank: NDArray[np.bool_]
) -> Floats:
    if not len(group):
        return np.zeros((0, len(one.order)), dtype=np.float32)
    logits = told[:, list(one.order)] / one.temperature[group][:, None]
    logits = np.where(np.isfinite(logits) & ~blank[:, None], logits, np.float32(0))
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)

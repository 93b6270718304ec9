"""Two ways to tell how near texts are: by what they mean, or by the words they share."""

import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

from tocsin.enrichment import stories, training
from tocsin.enrichment.likeness import remembering
from tocsin.kernel import folding

Parts = Sequence[str]  # of one text: each is looked at by itself

MOST_NEW = 8  # parts at a look: some seconds of one core
_BEGINNING = 60  # characters of a part that an encoder is shown
_LONGEST = 2_000  # characters of a text whose words count
_COMMON = 0.05  # weight of what every text holds
_TINY = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """How near each text is, 0 to 1, and how many parts nobody has looked at yet."""

    shares: tuple[float, ...]
    waiting: int = 0


class Measure(Protocol):
    """Tells how near texts are to one."""

    @property
    def name(self) -> str:
        """Return what it goes by: "meaning" or "words"."""
        ...

    @property
    def least(self) -> float:
        """Return the nearness below which two texts are not called alike."""
        ...

    def nearness(self, one: Parts, others: Sequence[Parts]) -> Near:
        """Return how near each other text is; one without a word is near nothing."""
        ...


class Words:
    """By rare words and runs of letters that both hold: no model, and no other language."""

    name = "words"
    least = 0.04

    def nearness(self, one: Parts, others: Sequence[Parts]) -> Near:
        """Return the cosines of hashed n-grams, each weighed by how few of the texts hold it."""
        texts = [_clean(" ".join(parts))[:_LONGEST] for parts in (one, *others)]
        seen = training.model.featured(texts)
        seen.sum_duplicates()
        held = np.bincount(seen[1:].indices, minlength=seen.shape[1])
        # What half of the others or more hold tells next to nothing (Robertson 2004).
        rarity = np.log((len(others) - held + 0.5) / (held + 0.5)).astype(np.float32)
        weights = np.maximum(rarity[seen.indices], _COMMON)
        weighed = scipy.sparse.csr_matrix((weights, seen.indices, seen.indptr), shape=seen.shape)
        length = np.sqrt(weighed.multiply(weighed).sum(axis=1)).A1
        told = (weighed[1:] @ weighed[0].T).toarray().ravel()
        return Near(shares=_shares(told / np.maximum(length[1:] * length[0], _TINY)))


class Meaning:
    """By the vectors of an encoder, in whichever words and languages; each part is asked once.

    It is slow, and so it is shown the beginning of a part, and few new parts at a look: the rest
    waits for the next. `version` is the encoder's: what another one said is not taken up.
    """

    name = "meaning"
    least = 0.3

    def __init__(self, encoder: stories.ports.Likeness, version: str = "") -> None:
        self._encoder = encoder
        self._memory = remembering.Memory(version)
        self._turn = threading.Lock()

    @property
    def learned(self) -> int:
        """Return how many parts the encoder was asked about."""
        return self._memory.learned

    def take_up(self, told: bytes) -> None:
        """Take up what `dump` wrote."""
        with self._turn:
            self._memory.take_up(told)

    def dump(self) -> bytes:
        """Write down what the encoder said."""
        with self._turn:
            return self._memory.dump()

    def nearness(self, one: Parts, others: Sequence[Parts]) -> Near:
        """Return the cosines of the texts' middles; of what waits, none yet."""
        told = [[_clean(part[:_BEGINNING]) for part in parts] for parts in (one, *others)]
        asked = dict.fromkeys(part for parts in told for part in parts if part.strip())
        with self._turn:
            known = self._known(asked)
        whole = [[part for part in parts if part in known] for parts in told]
        width = next((vector.size for vector in known.values()), 1)
        middles = np.zeros((len(whole), width), np.float32)
        for at, parts in enumerate(whole):
            if parts:
                middles[at] = np.mean([known[part] for part in parts], axis=0)
        length = np.linalg.norm(middles, axis=1)
        cosines = middles[1:] @ middles[0] / np.maximum(length[1:] * length[0], _TINY)
        return Near(shares=_shares(cosines), waiting=len(asked) - len(known))

    def _known(self, texts: Collection[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of texts, but of new ones beyond so many."""
        known = self._memory.recall(texts)
        fresh = [text for text in texts if text not in known][:MOST_NEW]
        if fresh:
            told = self._encoder.vectors(fresh, folding.fold_many(fresh))
            self._memory.learn(dict(zip(fresh, told, strict=True)))
        return known | self._memory.recall(fresh)


def nearest(told: Sequence[float], *, least: float, most: int) -> list[tuple[int, float]]:
    """Return (place, nearness) of the nearest that are near enough; ties as they came."""
    ranked = sorted(enumerate(told), key=lambda pair: -pair[1])
    return [pair for pair in ranked[:most] if pair[1] >= least]


def _clean(text: str) -> str:
    return text.encode("utf-8", "ignore").decode()


def _shares(told: NDArray[np.floating]) -> tuple[float, ...]:
    return tuple(round(float(one), 4) for one in np.clip(np.nan_to_num(told), 0, 1))

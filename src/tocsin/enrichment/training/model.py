"""What the trainer learns from, and what it learns."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import scipy.sparse
from numpy.typing import NDArray

from tocsin.enrichment import features, heads, letters, scoring, survey
from tocsin.kernel import folding

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_CHUNK = 10_000
_SHORT = 5  # letters from which two equal texts are one text, not one greeting

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One text with what is known of it for one head: a probability for each of its labels."""

    text: str
    head: str
    shares: tuple[float, ...]
    group: str  # one of scoring.GROUPS
    weight: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Examples:
    """Texts as features, their labels as one row of probabilities over all heads' columns."""

    features: scipy.sparse.csr_matrix  # posts x hash rows, each row scaled by its count's root
    shares: Floats  # posts x heads.WIDTH
    weights: Floats  # posts x heads; 0: not labelled for that head
    group: Ints  # place in scoring.GROUPS

    def __len__(self) -> int:
        return int(self.group.size)

    def where(self, kept: Flags) -> "Examples":
        """Return the examples that are `kept`."""
        return Examples(
            features=self.features[kept],
            shares=self.shares[kept],
            weights=self.weights[kept],
            group=self.group[kept],
        )

    def of_head(self, name: str) -> "Examples":
        """Return the examples that are labelled for a head."""
        return self.where(self.weights[:, place(name)] > 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Weights of every hashed feature and, a language group, of none."""

    table: Floats  # hash rows x heads.WIDTH
    bias: Floats  # groups x heads.WIDTH

    def logits(self, examples: Examples) -> Floats:
        """Return the scores of all heads, posts x heads.WIDTH."""
        scored = examples.features @ self.table + self.bias[examples.group]
        return np.asarray(scored, dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a reader says of texts for one head."""

    shares: Floats  # texts x labels
    least: Floats  # a text: a highest share below this is no answer


@dataclass(frozen=True, kw_only=True)
class Lessons:
    """Texts, each once, with the labels that the sets give them; the first set's word counts."""

    texts: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)
    told: dict[tuple[int, str], Lesson] = field(default_factory=dict)

    def add(self, lesson: Lesson) -> None:
        """Take a lesson in."""
        at = self.known.setdefault(lesson.text, len(self.texts))
        if at == len(self.texts):
            self.texts.append(lesson.text)
            self.groups.append(lesson.group)
        self.told.setdefault((at, lesson.head), lesson)

    def take(self, others: "Lessons") -> None:
        """Take in all that others hold."""
        for lesson in others.told.values():
            self.add(lesson)

    def without(self, barred: AbstractSet[str]) -> "Lessons":
        """Return them without the texts whose bare letters are barred."""
        gone = [one in barred for one in bare(self.texts)]
        kept = Lessons()
        for (at, _), lesson in self.told.items():
            if not gone[at]:
                kept.add(lesson)
        return kept

    def bare(self) -> set[str]:
        """Return the bare letters of texts long enough to be nobody else's."""
        return {one for one in bare(self.texts) if len(one) > _SHORT}

    def examples(self) -> Examples:
        """Return the texts as features."""
        shares = np.zeros((len(self.texts), heads.WIDTH), np.float32)
        weights = np.zeros((len(self.texts), len(heads.HEADS)), np.float32)
        for (at, name), lesson in self.told.items():
            shares[at, heads.BY_NAME[name].columns] = lesson.shares
            weights[at, place(name)] = lesson.weight
        return Examples(
            features=featured(self.texts),
            shares=shares,
            weights=weights,
            group=np.array([scoring.GROUPS.index(one) for one in self.groups], np.int64),
        )


def unlabelled(texts: Sequence[str], group: Ints) -> Examples:
    """Return texts as examples that nothing is known of yet; `group`: places in scoring.GROUPS."""
    return Examples(
        features=featured(texts),
        shares=np.zeros((len(texts), heads.WIDTH), np.float32),
        weights=np.zeros((len(texts), len(heads.HEADS)), np.float32),
        group=group,
    )


def place(head: str) -> int:
    """Return a head's place among the heads."""
    return heads.HEADS.index(heads.BY_NAME[head])


def bare(texts: Sequence[str]) -> list[str]:
    """Return folded texts' letters alone, without links and handles."""
    found: list[str] = []
    for first in range(0, len(texts), _CHUNK):
        plain = letters.plain(_folded(texts[first : first + _CHUNK]))
        kept = plain.where(letters.are_letters()[plain.points])
        joined = kept.points.astype("<u4").tobytes().decode("utf-32-le", "replace")
        found += joined.split("\0")[:-1]
    return found


def featured(texts: Sequence[str]) -> scipy.sparse.csr_matrix:
    """Return texts as features: posts x hash rows."""
    blocks = [_block(texts[first : first + _CHUNK]) for first in range(0, len(texts), _CHUNK)]
    none = _block([])
    return scipy.sparse.csr_matrix(scipy.sparse.vstack([none, *blocks], format="csr"))


def _folded(texts: Sequence[str]) -> pa.Array:
    return pa.array(folding.fold_many(list(texts)), pa.string())


def _block(texts: Sequence[str]) -> scipy.sparse.csr_matrix:
    rows, bounds = survey.rows(_folded(texts), features.BITS)
    counts = np.diff(bounds)
    scale = np.repeat((1 / np.sqrt(np.maximum(counts, 1))).astype(np.float32), counts)
    shape = (len(texts), 1 << features.BITS)
    return scipy.sparse.csr_matrix((scale, rows.astype(np.int32), bounds), shape=shape)

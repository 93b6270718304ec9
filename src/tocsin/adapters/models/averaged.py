"""The fast and the strong reader as one: where both answer a head, the mean of what they say."""

from collections.abc import Sequence

import pyarrow as pa

from tocsin import enrichment
from tocsin.adapters import strong
from tocsin.adapters.models import weighing
from tocsin.adapters.models.training.evaluating import Weigher
from tocsin.enrichment import training
from tocsin.kernel import folding

Shares = dict[str, strong.engine.Floats]

_CHUNK = 2_000  # posts at once: the strong one needs more memory for each


class AveragedReader:
    """Implements second.SecondReader, and Weigher for `tocsin models evaluate --path strong`."""

    def __init__(self, fast: Weigher, reader: strong.StrongReader, *, fast_version: str) -> None:
        self._fast, self._strong = fast, reader
        self._model = f"{reader.name} {reader.version} + fast {fast_version}"

    @property
    def model(self) -> str:
        """Return names and versions of both."""
        return self._model

    def fast(self, posts: pa.Table) -> Shares:
        """Return what the fast reader says of the heads that both answer."""
        return self._quick(posts["text"].to_pylist())

    def both(self, posts: pa.Table) -> Shares:
        """Return what both say together."""
        texts, folded = posts["text"].to_pylist(), posts["folded"].to_pylist()
        heard = self._strong.shares(texts, folded)
        fast = self._quick(texts)
        group = self._groups(texts, folded)
        return {head: self._mean(head, told, fast[head], group) for head, told in heard.items()}

    def probabilities(self, texts: list[str], head: str) -> training.Answers:
        """Return what both say of one head; what the strong one does not answer, the fast one."""
        if head not in self._strong.answers:
            return self._fast.probabilities(texts, head)
        return weighing.in_chunks(texts, lambda some: self._chunk(some, head), _CHUNK)

    def _chunk(self, texts: list[str], head: str) -> training.Answers:
        folded = folding.fold_many(texts)
        fast = self._fast.probabilities(texts, head)
        heard = self._strong.shares(texts, folded, [head])[head]
        shares = self._mean(head, heard, fast.shares, self._groups(texts, folded))
        return training.Answers(shares=shares, least=fast.least)

    def _quick(self, texts: list[str]) -> Shares:
        return {head: self._fast.probabilities(texts, head).shares for head in self._strong.answers}

    def _groups(self, texts: Sequence[str], folded: Sequence[str]) -> strong.engine.Ids:
        return strong.wording.groups(strong.wording.worded(texts, folded))

    def _mean(
        self,
        head: str,
        heard: strong.engine.Floats,
        fast: strong.engine.Floats,
        group: strong.engine.Ids,
    ) -> strong.engine.Floats:
        one = self._strong.answers[head]
        return enrichment.second.averaged(
            heard, fast, one.share[group], one.sharpness[group], one.lift[group]
        )

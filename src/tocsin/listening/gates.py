"""Which posts a watch may look at at all: by language, region, platform and source."""

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.kernel import folding
from tocsin.listening.model import Watch

_Test = Callable[[str], bool]

_UNKNOWN = ("", "und")
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_SIMPLIFIED = frozenset({"hans", "cn", "sg", "my"})


class Gates:
    """All watches' filters, ready for every batch."""

    def __init__(self, watches: Sequence[Watch]) -> None:
        self.is_filtered = np.array(
            [bool(watch.languages or watch.regions or watch.platforms) for watch in watches],
            dtype=np.bool_,
        )
        self._sources = [frozenset(watch.sources) for watch in watches]
        self._tests = {
            number: _tests(watch)
            for number, watch in enumerate(watches)
            if self.is_filtered[number]
        }

    def open_for(self, source_id: str) -> NDArray[np.bool_]:
        """Tell which watches listen to this source."""
        is_open = (not sources or source_id in sources for sources in self._sources)
        return np.fromiter(is_open, np.bool_, len(self._sources))

    def admits(
        self,
        watch: NDArray[np.int64],
        post: NDArray[np.int64],
        posts: pa.RecordBatch,
        languages: pa.Array | None = None,
    ) -> NDArray[np.bool_]:
        """Tell which (watch, post) pairs pass; `languages` stands in for those declared.

        A post of unknown language passes, since its words hit; one of unknown region does not.
        """
        admitted = np.ones(watch.size, dtype=np.bool_)
        filtered = self.is_filtered[watch]
        if not filtered.any():
            return admitted
        declared = posts.column("lang") if languages is None else languages
        columns = [
            _coded(column)
            for column in (declared, posts.column("region"), posts.column("platform"))
        ]
        order = np.flatnonzero(filtered)[np.argsort(watch[filtered], kind="stable")]
        numbers, firsts = np.unique(watch[order], return_index=True)
        for number, rows in zip(numbers.tolist(), np.split(order, firsts[1:]), strict=True):
            for passes, (codes, known) in zip(self._tests[number], columns, strict=True):
                admitted[rows] &= np.array([passes(value) for value in known])[codes[post[rows]]]
        return admitted


def _tests(watch: Watch) -> tuple[_Test, _Test, _Test]:
    languages = [_tag(language) for language in watch.languages]
    regions = frozenset(folding.fold_many(watch.regions))
    platforms = frozenset(platform.lower() for platform in watch.platforms)
    return (
        lambda lang: not languages or lang in _UNKNOWN or _speaks(_tag(lang), languages),
        lambda region: not regions or folding.fold(region) in regions,
        lambda platform: not platforms or platform.lower() in platforms,
    )


def _tag(language: str) -> tuple[str, str]:
    """Split a language tag into what counts here: the language, and Chinese's script."""
    first, *rest = language.lower().replace("_", "-").split("-")
    primary = "zh" if first == "cmn" else first
    if primary != "zh":
        return primary, ""
    if _TRADITIONAL.intersection(rest):
        return primary, "hant"
    return primary, "hans" if _SIMPLIFIED.intersection(rest) else ""


def _speaks(told: tuple[str, str], wanted: Sequence[tuple[str, str]]) -> bool:
    return any(
        told[0] == primary and (not script or not told[1] or told[1] == script)
        for primary, script in wanted
    )


def _coded(column: pa.Array) -> tuple[NDArray[np.int64], list[str]]:
    coded = pc.fill_null(column.cast(pa.string()), "").dictionary_encode()
    codes = np.asarray(coded.indices.to_numpy(zero_copy_only=False), dtype=np.int64)
    return codes, coded.dictionary.to_pylist()

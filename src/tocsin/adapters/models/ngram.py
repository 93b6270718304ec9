"""The fast reader: a linear model over hashed n-grams, whole batches at a time."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin import enrichment
from tocsin.adapters.models import weight_file

# Posts and bytes of text read at once: they bound the memory that a reading takes.
CHUNK_POSTS = 8_000
CHUNK_BYTES = 2_000_000

# Beside Chinese and English it reads what shows no language: emoji, a brand and an exclamation.
_READ = ("en", enrichment.language.UNKNOWN)

# So many features of so few letters are no post: hundreds of times one word say nothing surely.
# Nor is what is longer than anybody writes.
_ENDLESS, _FEW_LETTERS, _LONGEST_BYTES = 1_000, 12, 100_000


class NgramReader:
    """Reads language, what the heads ask, and copies; abstains where it is unsure."""

    def __init__(self, folder: Path = weight_file.SHIPPED) -> None:
        self._folder = folder
        self._version, self._model = _loaded(folder)

    def __reduce__(self) -> tuple[type["NgramReader"], tuple[Path]]:
        """Travel as the folder; the weights are read where it arrives."""
        return NgramReader, (self._folder,)

    @property
    def name(self) -> str:
        """Return the reader's name."""
        return "ngram"

    @property
    def version(self) -> str:
        """Return the version of its weights."""
        return self._version

    def read(self, posts: pa.RecordBatch) -> pa.RecordBatch:
        """Return READINGS for `posts`: listening.POSTS plus a `folded` text column."""
        chunks = [
            self._read_chunk(posts.slice(first, last - first)) for first, last in _chunks(posts)
        ]
        none = pa.RecordBatch.from_pylist([], schema=enrichment.READINGS)
        return pa.concat_batches([none, *chunks])

    def _read_chunk(self, posts: pa.RecordBatch) -> pa.RecordBatch:
        model = self._model
        seen = enrichment.survey.take(posts["folded"], model.codes)
        spoken = enrichment.language.identify(posts["text"], seen.small, posts["lang"])
        group, is_read = _groups(spoken)
        scored = enrichment.scoring.scores(model, seen.sums, seen.counts)
        readable = is_read & (seen.counts > 0) & ~_drones(posts["folded"], seen.counts)
        columns = {
            "read_lang": spoken.cast(pa.string()),
            **enrichment.scoring.readings(model, scored, group, readable),
            "copy_key": seen.keys,
        }
        ordered = [columns[name] for name in enrichment.READINGS.names]
        return pa.RecordBatch.from_arrays(ordered, schema=enrichment.READINGS)


def _chunks(posts: pa.RecordBatch) -> Iterator[tuple[int, int]]:
    """Cut the posts into stretches of bounded length."""
    longest = 4 * enrichment.letters.LONGEST  # bytes: letters behind that are not read
    lengths = sum(
        np.minimum(pc.fill_null(pc.binary_length(posts[name]), 0).to_numpy(), longest)
        for name in ("text", "folded")
    )
    reach = np.concatenate(([0], np.cumsum(lengths)))
    first = 0
    while first < posts.num_rows:
        fits = int(np.searchsorted(reach, reach[first] + CHUNK_BYTES, side="right")) - 1
        last = min(max(fits, first + 1), first + CHUNK_POSTS, posts.num_rows)
        yield first, last
        first = last


def _drones(folded: pa.Array, counts: NDArray[np.int32]) -> enrichment.letters.Flags:
    """Tell which texts say one thing over and over, or are longer than anybody writes."""
    told: enrichment.letters.Flags
    told = pc.fill_null(pc.binary_length(folded), 0).to_numpy() > _LONGEST_BYTES
    for at in np.flatnonzero((counts >= _ENDLESS) & ~told).tolist():
        begins = folded[at].as_py()[: enrichment.letters.LONGEST]
        told[at] = len(set(begins)) <= _FEW_LETTERS
    return told


@lru_cache(maxsize=2)
def _loaded(folder: Path) -> tuple[str, enrichment.scoring.Model]:
    weights = weight_file.load(folder)
    codes = enrichment.survey.aligned(weights.model.codes)
    return weights.version, replace(weights.model, codes=codes)


def _groups(
    spoken: pa.DictionaryArray,
) -> tuple[enrichment.letters.Numbers, enrichment.letters.Flags]:
    """Return each post's place among the calibrated groups, and whether it is read at all."""
    tags = spoken.dictionary.to_pylist()
    is_chinese = np.array([tag.startswith("zh") for tag in tags])
    is_read = np.array([tag.startswith("zh") or tag in _READ for tag in tags])
    at = np.asarray(spoken.indices)
    return np.where(is_chinese[at], 0, 1), is_read[at]

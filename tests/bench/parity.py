"""`make bench-parity`: C and NumPy say the same of every text of the data pack, bit for bit.

    TOCSIN_DATA=… python -m tests.bench.parity [--posts 20000]

A text is a line of a file, of JSON every string in it. Compared are folding, letters by script,
sums, counts, small words, copy keys, signatures, marks, links to copies, and hits of watch terms.
It prints how many texts of each file were compared, and ends with 1 where any differs.
"""

import argparse
import gzip
import itertools
import json
import lzma
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from tests.bench import ingest, keeping, pack

from tocsin.adapters import models
from tocsin.enrichment import language, survey
from tocsin.enrichment.stories import marks, window
from tocsin.kernel import folding, native
from tocsin.kernel.native import finding

_KINDS = {".csv", ".tsv", ".txt", ".md", ".json", ".jsonl", ".gz", ".xz"}
_TERMS, _LETTERS = 2_000, 4

Told = dict[str, NDArray[Any]]


def texts(file: Path) -> Iterator[str]:
    """Yield the texts of a file."""
    opened: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".xz": lzma.open}
    with opened.get(file.suffix, open)(file, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                yield from _strings(json.loads(line)) if line[0] in "{[" else (line,)
            except json.JSONDecodeError:
                yield line


def _strings(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told.encode("utf-8", "replace").decode()
    elif isinstance(told, dict):
        yield from itertools.chain.from_iterable(map(_strings, told.values()))
    elif isinstance(told, list):
        yield from itertools.chain.from_iterable(map(_strings, told))


def told(written: list[str], codes: survey.Codes, links: window.Window) -> Told:
    """Return all that is told of a chunk of texts."""
    column = pa.array(written, pa.string())
    folded = folding.fold_column(column)
    seen, marked = survey.take(folded, codes, signed=True), marks.take(folded)
    keys = np.arange(links.next, links.next + len(written), dtype=np.int64)
    linked = links.link(marked, keys, np.zeros_like(keys))
    joined = "\n".join(folded.to_pylist()).encode()
    terms = sorted(
        {text[at : at + _LETTERS] for at, text in enumerate(folded.to_pylist()[:_TERMS])}
    )
    found = np.stack(finding.Finder([term for term in terms if term]).find(joined), axis=1)
    return {
        "folded": np.frombuffer(joined, np.uint8),
        "scripts": language.scripts(column),
        "sums": seen.sums,
        "counts": seen.counts,
        "small": seen.small,
        "keys": np.array(seen.keys.to_pylist(), dtype=object),
        "signatures": np.array(seen.signatures),
        "marks": np.column_stack((marked.signatures, marked.letters, marked.counts)),
        "features": marked.features,
        "near": linked.near,
        "groups": linked.groups,
        "merged": np.array(linked.merged),
        "found": found[np.lexsort(found.T)],
    }


def differing(
    written: list[str], codes: survey.Codes, links: dict[bool, window.Window]
) -> list[str]:
    """Return the names of what C and NumPy do not say alike."""
    both = []
    for is_native in (True, False):
        native.HAS = is_native
        both.append(told(written, codes, links[is_native]))
    one, other = both
    return [name for name in one if not np.array_equal(one[name], other[name])]


def main() -> None:
    """Compare and print the counts."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, help="the unpacked data pack")
    asked.add_argument("--posts", type=int, help="texts of each file, at most")
    given = asked.parse_args()
    if not native.HAS:
        sys.exit("The C extension is not built here: nothing to compare.")
    folder, whole, wrong = pack.folder(given.data), 0, 0
    codes = models.weight_file.load(models.weight_file.SHIPPED).model.codes
    for file in sorted(one for one in folder.rglob("*") if one.suffix in _KINDS):
        links = {True: window.Window(), False: window.Window()}
        some, many = itertools.islice(texts(file), given.posts), 0
        while written := list(itertools.islice(some, marks.CHUNK)):
            many += len(written)
            for name in differing(written, codes, links):
                wrong += 1
                print(f"{name} differs among the last {len(written):,} texts")
        whole += many
        print(f"{many:>9,}  {file.relative_to(folder)}", flush=True)
    print(f"{whole:>9,}  texts in all; {wrong or 'nothing'} differs")
    if given.posts is None:
        keeping.keep("parity", ingest.machine(), {"texts": whole, "differing": wrong})
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()

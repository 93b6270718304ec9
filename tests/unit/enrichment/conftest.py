"""Both twins, and as many real texts as are at hand."""

import gzip
import lzma
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.bench import texts

from tocsin.kernel import native

LINES = 1_500  # of each file; `make bench-parity` asks of all
_READ: dict[str, Callable[[bytes], bytes]] = {
    ".xz": lzma.decompress,
    ".gz": gzip.decompress,
    ".jsonl": bytes,
    ".csv": bytes,
    ".txt": bytes,
}


@pytest.fixture(params=[True, False], ids=["c", "numpy"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with the C extension, where it is built, and without it."""
    monkeypatch.setattr(native, "HAS", request.param and native.HAS)


@pytest.fixture
def real_lines() -> Iterator[list[str]]:
    """Return lines of every file of the data pack (TOCSIN_DATA); without one, made posts."""
    folder = os.environ.get("TOCSIN_DATA")
    if folder is None:
        return iter([list(texts.lines(5_000, days=1))])
    files = [file for file in sorted(Path(folder).rglob("*")) if file.suffix in _READ]
    return map(_lines, files)


def _lines(file: Path) -> list[str]:
    raw = _READ[file.suffix](file.read_bytes())
    return [line.decode("utf-8", "replace") for line in raw.split(b"\n")[:LINES]]

"""Finds the real data that benchmarks run on; it is never part of the project.

`TOCSIN_DATA` (default `../shared/data/dev`) names the unpacked folder. Where only `dev.tar.xz`
lies beside it, it is unpacked once to a cache folder.
"""

import os
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
_DEFAULT = ROOT.parent / "shared" / "data" / "dev"
_ABSENT = 2


def folder(chosen: Path | None = None) -> Path:
    """Return the data folder, unpacked if need be; exit with a clear word when there is none."""
    place = chosen or Path(os.environ.get("TOCSIN_DATA", _DEFAULT))
    for known in (place, place / "dev"):
        if (known / "CrisisLex").is_dir():
            return known
    archive = next((one for one in _archives(place) if one.is_file()), None)
    if archive is None:
        sys.stderr.write(
            f"No real data at {place}: set TOCSIN_DATA to the unpacked folder, or put dev.tar.xz"
            " beside it. Nothing was measured.\n"
        )
        sys.exit(_ABSENT)
    return _unpacked(archive)


def _archives(place: Path) -> tuple[Path, ...]:
    return (place, place / "dev.tar.xz", place.with_name(f"{place.name}.tar.xz"))


def _unpacked(archive: Path) -> Path:
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "tocsin" / "bench"
    done = cache / "dev" / ".unpacked"
    if not done.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tarfile.open(archive) as packed:
            packed.extractall(cache, filter="data")
        done.touch()
    return cache / "dev"

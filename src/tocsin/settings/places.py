"""Where each key of a TOML text stands."""

import re
from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"""^\s*((?:["']?[A-Za-z0-9_-]+["']?\s*\.\s*)*["']?[A-Za-z0-9_-]+["']?)\s*=""")


def lines(text: str) -> Mapping[Path, int]:
    """Return the line of every table and key; the last of equal paths wins."""
    return dict(_found(text))


def nearest(known: Mapping[Path, int], path: Path) -> int | None:
    """Return the line of a path, else where what lies in it begins, else the table around it."""
    for size in range(len(path), 0, -1):
        inside = [line for one, line in known.items() if one[:size] == path[:size]]
        if inside:
            return known.get(path[:size], min(inside))
    return None


def _found(text: str) -> Iterator[tuple[Path, int]]:
    table: Path = ()
    counts: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _table(_parts(header[2]), counts, is_array=header[1] == "[[")
            yield table, number
        elif key := _KEY.match(line):
            yield (*table, *_parts(key[1])), number


def _table(parts: list[str], counts: dict[Path, int], *, is_array: bool) -> Path:
    """Return a table's path: `[[watch.near]]` is the next one of the watch it stands under."""
    path: Path = ()
    for place, part in enumerate(parts, 1):
        path = (*path, part)
        if is_array and place == len(parts):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _parts(name: str) -> list[str]:
    return [part.strip(" \t\"'") for part in name.split(".")]

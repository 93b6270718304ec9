"""What was wrong with the lines of a file: counted, with the first few of each kind."""

from collections.abc import Iterator
from dataclasses import dataclass

_KEPT = 10  # of one kind
_LONGEST = 40  # characters of a value that a fault shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that was wrong, how often, and where first."""

    code: str
    number: int
    lines: tuple[tuple[int, str], ...]  # line and what it says, the first few


class Faults:
    """Gathers faults while lines go by, in little room."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._lines: dict[str, list[tuple[int, str]]] = {}

    def note(self, line: int, why: str, shown: str, *, times: int = 1) -> None:
        """Remember that `line` was mended or left out, and why."""
        kept = self._lines.setdefault(why, [])
        self._numbers[why] = self._numbers.get(why, 0) + times
        if len(kept) < _KEPT:
            kept.append((line, shown[:_LONGEST]))

    def __iter__(self) -> Iterator[Fault]:
        """Yield the faults known so far, each kind once."""
        for why, lines in self._lines.items():
            yield Fault(
                code=f"warning.series.{why}",
                number=self._numbers[why],
                lines=tuple(sorted(lines)),
            )

"""Contradictions found and consistent pairs left alone, over three languages.

    python -m tests.bench.contradictions [--show]

The held-out lines are the ones that count: their seeds, and of the first set the wordings, were
kept out of tuning. The hostile set is written to be hard: other frames, number formats, disguises.
The written one holds whole statements with several facts each; of its last line, `unseen`, no pair
was looked at before it was measured for the first time.
"""

import sys
from dataclasses import dataclass

from tests.bench.sayings import hostile, making, scenes, spelling

from tocsin.statements.checks import consistency

TUNED, HELD_OUT = (1, "tuned"), (90_417, "held_out")
HOSTILE, HOSTILE_HELD_OUT = (2, "hostile"), (31_337, "hostile_held_out")
SEEDED = (TUNED, HELD_OUT, HOSTILE, HOSTILE_HELD_OUT)
_WRONG, _RIGHT = 50, 200
ALIASES = consistency.aliases((*spelling.PEOPLE, *spelling.FIRMS))


def found(pair: making.Pair) -> list[consistency.Contradiction]:
    """Return what the check says of a pair."""
    said = consistency.Said(said_id=pair.name, text=pair.before, at=pair.before_at)
    return consistency.against(pair.now, [said], ALIASES, pair.now_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was missed of the contradictions, and flagged of the pairs that agree."""

    wrong: int
    right: int
    missed: list[making.Pair]
    flagged: list[making.Pair]

    @property
    def found(self) -> float:
        """Return the share of contradictions that were found."""
        return (self.wrong - len(self.missed)) / self.wrong

    @property
    def false(self) -> float:
        """Return the share of agreeing pairs that were flagged."""
        return len(self.flagged) / self.right


def measure(seed: int, wording: str) -> Measured:
    """Return what the check makes of pairs from a seed."""
    is_hostile = wording.startswith("hostile")
    held_out = wording.endswith("held_out")
    made = hostile.Maker(seed, is_held_out=held_out) if is_hostile else making.Maker(seed, wording)
    return _measured([*made.contradictions(_WRONG), *made.consistent(_RIGHT)])


def measure_written(*, is_unseen: bool) -> Measured:
    """Return what the check makes of pairs written by hand."""
    return _measured(scenes.pairs(is_unseen=is_unseen))


def _measured(pairs: list[making.Pair]) -> Measured:
    wrong = [pair for pair in pairs if pair.is_contradiction]
    right = [pair for pair in pairs if not pair.is_contradiction]
    return Measured(
        wrong=len(wrong),
        right=len(right),
        missed=[pair for pair in wrong if not found(pair)],
        flagged=[pair for pair in right if found(pair)],
    )


def main() -> None:
    """Print a line for each set, and with --show what went wrong in the tuned ones."""
    for seed, wording in SEEDED:
        _told(f"{wording} seed {seed}", measure(seed, wording), is_shown="held" not in wording)
    for name, is_unseen in (("written", False), ("unseen", True)):
        _told(name, measure_written(is_unseen=is_unseen), is_shown=not is_unseen)


def _told(name: str, made: Measured, *, is_shown: bool) -> None:
    print(
        f"{name:27}: found {made.wrong - len(made.missed)}/{made.wrong} ({made.found:.0%}),"
        f" false flags {len(made.flagged)}/{made.right} ({made.false:.1%})"
    )
    if not is_shown or "--show" not in sys.argv:
        return
    for pair in (*made.missed, *made.flagged):
        print(pair.is_contradiction, pair.name, "|", pair.before, "|", pair.now)
        for one in found(pair):
            print("     ", one.code, dict(one.facts), "|", one.sentence.text)


if __name__ == "__main__":
    main()

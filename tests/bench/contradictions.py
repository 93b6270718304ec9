"""Contradictions found and consistent pairs left alone, over three languages.

    python -m tests.bench.contradictions [--show]

The held-out lines are the ones that count: their seeds, and of the first set the wordings, were
kept out of tuning. The hostile set is written to be hard: other frames, number formats, disguises.
"""

import sys
from collections import Counter

from tests.bench.sayings import hostile, making, spelling

from tocsin.statements.checks import consistency

TUNED, HELD_OUT = (1, "tuned"), (90_417, "held_out")
HOSTILE, HOSTILE_HELD_OUT = (2, "hostile"), (31_337, "hostile_held_out")
_WRONG, _RIGHT = 50, 200
ALIASES = consistency.aliases((*spelling.PEOPLE, *spelling.FIRMS))


def found(pair: making.Pair) -> list[consistency.Contradiction]:
    """Return what the check says of a pair."""
    said = consistency.Said(said_id=pair.name, text=pair.before)
    return consistency.against(pair.now, [said], ALIASES)


def measure(seed: int, wording: str) -> tuple[list[making.Pair], list[making.Pair]]:
    """Return the contradictions that were missed, and the consistent pairs that were flagged."""
    is_hostile = wording.startswith("hostile")
    held_out = wording.endswith("held_out")
    made = hostile.Maker(seed, is_held_out=held_out) if is_hostile else making.Maker(seed, wording)
    missed = [pair for pair in made.contradictions(_WRONG) if not found(pair)]
    flagged = [pair for pair in made.consistent(_RIGHT) if found(pair)]
    return missed, flagged


def main() -> None:
    """Print both lines, and with --show what went wrong in the tuned ones."""
    for seed, wording in (TUNED, HELD_OUT, HOSTILE, HOSTILE_HELD_OUT):
        missed, flagged = measure(seed, wording)
        print(
            f"{wording:16} seed {seed:6}: found {_WRONG - len(missed)}/{_WRONG}"
            f" ({(_WRONG - len(missed)) / _WRONG:.0%}), false flags {len(flagged)}/{_RIGHT}"
            f" ({len(flagged) / _RIGHT:.1%})"
        )
        if wording in {"tuned", "hostile"} and "--show" in sys.argv:
            for pair in (*missed, *flagged):
                print(pair.is_contradiction, pair.name, "|", pair.before, "|", pair.now)
                for one in found(pair):
                    print("     ", one.code, dict(one.facts))
        print("   missed:", dict(Counter(pair.name for pair in missed)))


if __name__ == "__main__":
    main()

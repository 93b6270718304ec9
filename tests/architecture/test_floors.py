"""What is shipped stays above the floors that were promised for it.

The figures are those kept beside the weights (their cards) and quoted in the READMEs by
`make figures`: weights or benches that fall below a floor cannot be landed unseen.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.architecture import reading
from tools import quoted

from tocsin.adapters import strong
from tocsin.adapters.models import weight_file

MANY = 1_000  # posts; of fewer even a perfect reader's calibration error is above the floor
HIGHEST_ERROR = 0.05  # of calibration
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def cards() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the kept figures of the fast reader and of both readers together."""
    fast = weight_file.SHIPPED / weight_file.CARD
    both = Path(strong.assembling.__file__).parent / "taught" / "card.toml"
    told = [tomllib.loads(file.read_text(encoding="utf-8")) for file in (fast, both)]
    return told[0]["figures"], [one for one in told[1]["figure"] if one["path"] == "both"]


def quoted_row(bench: str, holding: str) -> list[float]:
    """Return the numbers of the README's row of a bench whose figures hold a name."""
    text = (reading.ROOT / "README.md").read_text(encoding="utf-8")
    inside = text.partition(quoted.BEGIN)[2].partition(quoted.END)[0]
    rows = [line.split("|")[2] for line in inside.splitlines() if line.startswith("|")][2:]
    told = next(
        cell
        for row, cell in zip(quoted.ROWS, rows, strict=True)
        if row.bench == bench and holding in row.told
    )
    return [float(one.replace(",", "")) for one in _NUMBER.findall(told)]


@pytest.mark.parametrize(
    ("split", "head", "figure", "floor"),
    [
        ("SMP2020-EWECT usual", "emotion", "macro_f1", 0.69),
        ("SMP2020-EWECT usual", "sentiment", "macro_f1", 0.81),
        ("TweetEval sentiment, train rebuilt", "sentiment", "macro_recall", 0.62),
        ("COLD", "offence", "accuracy", 0.79),
        ("TweetEval offensive", "offence", "macro_f1", 0.70),
        ("CrisisLex T26", "crisis_type", "macro_f1", 0.53),
    ],
)
def test_the_shipped_reader_is_above_its_floor(
    split: str, head: str, figure: str, floor: float
) -> None:
    fast, _ = cards()
    told = [one[figure][0] for one in fast if (one["split"], one["head"]) == (split, head)]

    assert len(told) == 1
    assert told[0] >= floor


@pytest.mark.parametrize(
    ("of", "head", "figure", "floor"),
    [
        ("smp_usual", "emotion", "macro_f1", 0.71),
        ("tweeteval_sentiment", "sentiment", "macro_recall", 0.67),
    ],
)
def test_both_readers_together_are_above_their_floor(
    of: str, head: str, figure: str, floor: float
) -> None:
    _, both = cards()
    told = [one[figure] for one in both if (one["of"], one["head"]) == (of, head)]

    assert len(told) == 1
    assert told[0] >= floor


def test_probabilities_are_as_sure_as_was_promised() -> None:
    fast, both = cards()
    told = [one["ece"] for one in (*fast, *both) if one["posts"] >= MANY]

    assert len(told) > 10
    assert max(told) <= HIGHEST_ERROR


def test_the_quoted_rates_are_above_their_floors() -> None:
    compiled, plain = quoted_row("nlp", "{all:")
    matched, ready_s = quoted_row("nlp", "{many_terms:")[:2]
    copies_percent, *_ = quoted_row("beside", "{copies_tocsin_percent:")
    points_lost = quoted_row("variants", "{s2t:")

    assert compiled >= 60_000
    assert plain >= 10_000
    assert (matched >= 100_000, ready_s <= 1.0) == (True, True)
    assert copies_percent >= 85
    assert max(points_lost) <= 1  # of macro-F1, in traditional characters


def test_small_sets_asked_whole_are_as_sure_as_was_promised() -> None:
    assert max(quoted_row("calibrated", "{emotion_ece:")) <= HIGHEST_ERROR

"""Keeps what a bench measured, for `make figures` to quote."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

LEVELS = ("blue", "yellow", "orange", "red")
FOLDER = Path(__file__).parents[2] / ".cache" / "bench"


def keep(bench: str, machine: str, figures: Mapping[str, float]) -> None:
    """Write `.cache/bench/<bench>.json`."""
    told = {"machine": machine, "date": f"{datetime.now(UTC):%Y-%m-%d}", "figures": {**figures}}
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"{bench}.json"
    file.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


class Totals(Protocol):
    """What a replay of all episodes sums up."""

    watches: int
    days: float
    raised: list[int]  # by level, from blue on
    false: list[int]  # tocsin, then the rules in their order


def keep_replay(machine: str, totals: Totals, *, is_whole: bool) -> None:
    """Keep the figures of all episodes together; a part of them is not quoted."""
    if not is_whole:
        return
    weeks = max(totals.days / 7, 1 / 7)
    rules = ("false", "false_hour", "false_whole_hours", "false_day")
    figures = {
        "watches": totals.watches,
        "days": totals.days,
        **dict(zip(LEVELS, totals.raised, strict=True)),
        **{name: wrong / weeks for name, wrong in zip(rules, totals.false, strict=True)},
    }
    keep("replay", machine, figures)

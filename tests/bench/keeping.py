"""Keeps what a bench measured, for `make figures` to quote."""

import json
import statistics
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
    leads: list[list[list[float]]]  # by rule and level from blue on: minutes sooner, a watch


def keep_replay(machine: str, totals: Totals) -> None:
    """Keep the figures of all episodes together."""
    weeks = max(totals.days / 7, 1 / 7)
    rules = ("hour", "whole_hours", "day")
    false = ("false", *(f"false_{rule}" for rule in rules))
    orange = LEVELS.index("orange")
    figures = {
        "watches": totals.watches,
        "days": totals.days,
        **dict(zip(LEVELS, totals.raised, strict=True)),
        **{name: wrong / weeks for name, wrong in zip(false, totals.false, strict=True)},
        **{
            f"sooner_{rule}": statistics.median(leads[orange])
            for rule, leads in zip(rules, totals.leads, strict=True)
        },
    }
    keep("replay", machine, figures)

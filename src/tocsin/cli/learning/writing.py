"""The books as these verbs open them, and the figures as they print them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from tocsin import assembly
from tocsin.adapters import sql
from tocsin.cli import root, words
from tocsin.cli.words import say
from tocsin.warning import backtest, ledger

_WIDE = 180


@contextmanager
def books(config: Path | None, data: Path | None) -> Iterator[sql.Books]:
    """Hold one transaction on the books of the data folder."""
    kept = assembly.keep(root.chosen(config, data).store)
    try:
        with kept.db.writing() as held:
            yield held
    finally:
        kept.close()


@contextmanager
def reading(config: Path | None, data: Path | None) -> Iterator[sql.Books]:
    """Hold one snapshot of the books of the data folder."""
    kept = assembly.keep(root.chosen(config, data).store)
    try:
        with kept.db.reading() as held:
            yield held
    finally:
        kept.close()


def show(table: Table) -> None:
    """Print a table as wide as it is: a terminal may wrap its lines, no cell is cut."""
    Console(highlight=False, width=max(words.OUT.width, _WIDE)).print(table)


def utc(at: datetime | None) -> datetime | None:
    """Return a time of the command line; without a zone it is UTC."""
    return at if at is None or at.tzinfo else at.replace(tzinfo=UTC)


def percent(one: backtest.Figure) -> str:
    """Return a share with its interval."""
    if not one.of:
        return "–"
    return f"{100 * one.value:.0f} % [{100 * one.low:.0f}–{100 * one.high:.0f}]"


def number(one: backtest.Figure) -> str:
    """Return a rate with its interval."""
    return f"{one.value:.2f} [{one.low:.2f}–{one.high:.2f}]" if one.of else "–"


def minutes(one: backtest.Figure) -> str:
    """Return a delay with its interval; without end it is never."""
    if not one.of:
        return "–"
    low, high = (f"{end:.0f}" if np.isfinite(end) else "∞" for end in (one.low, one.high))
    if not np.isfinite(one.value):
        return f"{say('backtest.cli.never')} [{low}–{high}]"
    return f"{say('backtest.cli.minutes', minutes=round(one.value))} [{low}–{high}]"


def enough(one: backtest.Figure, told: str) -> str:
    """Return what is told of a figure, or that its cases are too few to say."""
    return told if ledger.is_enough(one) else say("ledger.few", count=round(one.of))

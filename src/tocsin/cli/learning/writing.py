"""Times as these verbs take them, and figures as they print them."""

from datetime import UTC, datetime

import numpy as np

from tocsin.cli.words import say
from tocsin.warning import backtest, ledger


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

"""What a backtest's process does in these tests; a process of its own imports it by name."""

from multiprocessing.connection import Connection
from threading import Event

from tests.unit.warning.backtest import rules

from tocsin.runtimes import learning
from tocsin.warning import backtest


def dutiful(
    _names: tuple[str, ...], history: backtest.History, plan: backtest.Plan, told: Connection
) -> None:
    """Try a simple rule."""
    told.send(learning.report(backtest.try_rules({"loud": rules.Loud}, history, plan, told.send)))


def broken(
    _names: tuple[str, ...], _history: backtest.History, _plan: backtest.Plan, told: Connection
) -> None:
    """Begin, and die."""
    told.send(0.25)


def endless(
    _names: tuple[str, ...], _history: backtest.History, _plan: backtest.Plan, told: Connection
) -> None:
    """Begin, and never end."""
    told.send(0.25)
    Event().wait()

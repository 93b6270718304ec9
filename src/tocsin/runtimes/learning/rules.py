"""The detectors that can be tried, by the names that people call them."""

from collections.abc import Iterable, Mapping

from tocsin import warning
from tocsin.warning import backtest

STANDARD = "seasonal"  # the one that the desk judges by
_SHIPPED: Mapping[str, backtest.Factory] = {STANDARD: warning.SeasonalDetector}


def known() -> Mapping[str, backtest.Factory]:
    """Return every rule by name."""
    return _SHIPPED


def chosen(names: Iterable[str]) -> Mapping[str, backtest.Factory]:
    """Return the rules of these names, each once; raises backtest.errors.UnknownRule."""
    rules = known()
    found: dict[str, backtest.Factory] = {}
    for name in names:
        if name not in rules:
            raise backtest.errors.UnknownRule(rule=name, known=", ".join(sorted(rules)))
        found[name] = rules[name]
    return found

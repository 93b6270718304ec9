"""The detectors that can judge and be tried, by the names that people call them.

Beside the shipped ones stands whatever an installed package offers under the entry-point group
`tocsin.detectors`: a class without arguments that keeps the promises of `warning.ports.Detector`.
"""

import functools
from collections.abc import Iterable, Mapping
from importlib import metadata

import structlog

from tocsin import warning
from tocsin.warning import backtest

STANDARD = warning.SeasonalDetector.name  # the one that the desk judges by
GROUP = "tocsin.detectors"

log = structlog.get_logger()


@functools.cache
def known() -> Mapping[str, backtest.Factory]:
    """Return every rule by name; a shipped name is never taken over."""
    found: dict[str, backtest.Factory] = dict(warning.detectors.SHIPPED)
    for entry in metadata.entry_points(group=GROUP):
        if entry.name in found:
            log.warning("detector.name_taken", name=entry.name, value=entry.value)
            continue
        found[entry.name] = entry.load()
    return found


def chosen(names: Iterable[str]) -> Mapping[str, backtest.Factory]:
    """Return the rules of these names, each once; raises backtest.errors.UnknownRule."""
    rules = known()
    found: dict[str, backtest.Factory] = {}
    for name in names:
        if name not in rules:
            raise backtest.errors.UnknownRule(rule=name, known=", ".join(sorted(rules)))
        found[name] = rules[name]
    return found

"""The detectors that can judge and be tried, by the names that people call them.

Beside the shipped ones stands whatever an installed package offers under the entry-point group
`tocsin.detectors`: a class without arguments that keeps the promises of `warning.ports.Detector`.
"""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata

import structlog

from tocsin import warning
from tocsin.warning import backtest, ports

STANDARD = warning.SeasonalDetector.name  # the one that the desk judges by
GROUP = "tocsin.detectors"

# Whatever a stranger's module may raise while it is imported or made.
_BROKEN = (Exception, SystemExit)

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A plug-in that is there and cannot be used."""

    rule: str
    origin: str  # what the entry point names
    why: str  # as Python says it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    usable: Mapping[str, backtest.Factory]
    broken: tuple[Broken, ...]


def known() -> Mapping[str, backtest.Factory]:
    """Return every usable rule by name; a shipped name is never taken over."""
    return _found().usable


def broken() -> tuple[Broken, ...]:
    """Return the plug-ins that cannot be used, and why."""
    return _found().broken


def chosen(names: Iterable[str]) -> Mapping[str, backtest.Factory]:
    """Return the rules of these names, each once; raises UnknownRule or BrokenRule."""
    rules = known()
    unusable = {one.rule: one for one in broken()}
    found: dict[str, backtest.Factory] = {}
    for name in names:
        if name in unusable and name not in rules:
            raise backtest.errors.BrokenRule(
                rule=name, origin=unusable[name].origin, why=unusable[name].why
            )
        if name not in rules:
            raise backtest.errors.UnknownRule(rule=name, known=", ".join(sorted(rules)))
        found[name] = rules[name]
    return found


@functools.cache
def _found() -> _Found:
    usable: dict[str, backtest.Factory] = dict(warning.detectors.SHIPPED)
    unusable: list[Broken] = []
    for entry in metadata.entry_points(group=GROUP):
        if entry.name in usable:
            log.warning("detector.name_taken", name=entry.name, value=entry.value)
            continue
        made = _loaded(entry)
        if isinstance(made, Broken):
            log.warning("detector.broken", name=made.rule, value=made.origin, why=made.why)
            unusable.append(made)
        else:
            usable[entry.name] = made
    return _Found(usable=usable, broken=tuple(unusable))


def _loaded(entry: metadata.EntryPoint) -> backtest.Factory | Broken:
    """Return what makes the detector, tried once."""
    try:
        factory: backtest.Factory = entry.load()
        made: ports.Detector = factory()
        _ = made.version, made.streams, made.judge
    except _BROKEN as raised:
        why = f"{type(raised).__name__}: {raised}"
        return Broken(rule=entry.name, origin=entry.value, why=why)
    return factory

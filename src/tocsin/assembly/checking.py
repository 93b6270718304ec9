"""Checks what a person set up before it is relied on."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from tocsin import connectors, listening, settings
from tocsin.assembly import naming
from tocsin.kernel import clock, errors, pseudonyms
from tocsin.runtimes import learning
from tocsin.testing import connector_contract

T = TypeVar("T")
_ANY_KEY = pseudonyms.Pseudonyms(key=bytes(32))


def check_watch(told: settings.Watch) -> None:
    """Raise EmptyWatch or BadPattern for a watch that cannot match."""
    listening.matching.Matcher([naming.watch(told, _ANY_KEY)])


def check_source(told: settings.Source) -> None:
    """Raise BadSettings for a source that cannot be built."""
    connectors.kind(told.connector).connect(
        told.settings, clock=clock.SystemClock(), pseudonyms=_ANY_KEY
    )


def check(chosen: settings.Settings, file: Path | None) -> None:
    """Raise BadConfiguration with all that the settings' own form cannot show, where it stands."""
    faults = [
        *_refused(file, "watch", chosen.watch, check_watch),
        *_refused(file, "source", chosen.source, check_source),
        *_homeless(file, chosen),
        *_unruled(file, chosen),
    ]
    if faults:
        raise settings.BadConfiguration(tuple(faults))


def _refused(
    file: Path | None, table: str, told: Sequence[T], look: Callable[[T], None]
) -> Iterator[settings.Fault]:
    for number, one in enumerate(told):
        try:
            look(one)
        except errors.TocsinError as refusal:
            yield settings.at(file, (table, number), refusal.code, **refusal.facts)


def _homeless(file: Path | None, chosen: settings.Settings) -> Iterator[settings.Fault]:
    """Yield the routes whose channel is not set up: their notices would reach nobody."""
    there = {"in_app", *chosen.channels}
    for number, route in enumerate(chosen.routes):
        for stop in (route, *route.then):
            if stop.channel not in there:
                yield settings.at(
                    file, ("routes", number), "settings.no_channel", channel=stop.channel
                )


def _unruled(file: Path | None, chosen: settings.Settings) -> Iterator[settings.Fault]:
    """Yield a detector that nobody has installed."""
    try:
        learning.chosen([chosen.warning.detector])
    except errors.TocsinError as refusal:
        yield settings.at(file, ("warning", "detector"), refusal.code, **refusal.facts)


async def try_connector(name: str, chosen: settings.Settings) -> connector_contract.ContractReport:
    """Run the contract suite on the source of this name or id, or on a bare connector."""
    known = next((one for one in chosen.source if name in {one.name, one.source_id}), None)
    connector = known.connector if known else name
    told = dict(known.settings) if known else {}
    kind = connectors.kind(connector)

    def make() -> listening.Connector:
        return kind.connect(told, clock=clock.SystemClock(), pseudonyms=_ANY_KEY)

    return await connector_contract.run_contract(make, None)

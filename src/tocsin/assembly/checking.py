"""Checks what a person set up before it is relied on."""

from tocsin import connectors, listening, settings
from tocsin.assembly import naming
from tocsin.kernel import clock, pseudonyms
from tocsin.testing import connector_contract

_ANY_KEY = pseudonyms.Pseudonyms(key=bytes(32))


def check_watch(told: settings.Watch) -> None:
    """Raise EmptyWatch or BadPattern for a watch that cannot match."""
    listening.matching.Matcher([naming.watch(told, _ANY_KEY)])


def check_source(told: settings.Source) -> None:
    """Raise BadSettings for a source that cannot be built."""
    connectors.kind(told.connector).connect(
        told.settings, clock=clock.SystemClock(), pseudonyms=_ANY_KEY
    )


async def try_connector(name: str, chosen: settings.Settings) -> connector_contract.ContractReport:
    """Run the contract suite on the source of this name or id, or on a bare connector."""
    known = next((one for one in chosen.source if name in {one.name, one.source_id}), None)
    connector = known.connector if known else name
    told = dict(known.settings) if known else {}
    kind = connectors.kind(connector)

    def make() -> listening.Connector:
        return kind.connect(told, clock=clock.SystemClock(), pseudonyms=_ANY_KEY)

    return await connector_contract.run_contract(make, None)

"""For tests, ours and those of plug-in authors: builders, a fault proxy, contract suites.

Hears   nothing
Says    nothing
Needs   a connector to try
Leaves  asserting to the test
"""

from tocsin.testing import builders, connector_contract, fault_proxy, findings
from tocsin.testing.builders import a_batch, a_post, a_reception, some_pseudonyms
from tocsin.testing.connector_contract import World, run_contract
from tocsin.testing.fault_proxy import FaultProxy
from tocsin.testing.findings import ContractReport, Finding

__all__ = [
    "ContractReport",
    "FaultProxy",
    "Finding",
    "World",
    "a_batch",
    "a_post",
    "a_reception",
    "builders",
    "connector_contract",
    "fault_proxy",
    "findings",
    "run_contract",
    "some_pseudonyms",
]

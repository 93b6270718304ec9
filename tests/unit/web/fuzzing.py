"""Requests nobody thought of, and what every answer to them must keep."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode, checks
from schemathesis.core.result import Ok
from tests import needs

Case = schemathesis.Case[Any]
Operation = schemathesis.APIOperation[Any, Any, Any, Any]

# Whoever did not sign in is asked to.
ROOMS = (
    r"^/api/(cases|tasks|clocks|meetings|handovers|negatives|holds|playbooks|reports"
    r"|opening-rules|inbox|facts|statements|drafts|turns|publications|glass-breaks|places"
    r"|holding-statements|attachments|directory|users|me/(codes|passkeys|sessions))"
)
_CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
# How many of what an operation's description allows, and of what it does not.
EXAMPLES = {GenerationMode.POSITIVE: 2, GenerationMode.NEGATIVE: 2}


def operations(contract: schemathesis.BaseSchema) -> Iterator[Operation]:
    """Yield every operation; none is lost to a reference that cannot be followed."""
    for found in contract.get_all_operations():
        assert isinstance(found, Ok)
        yield found.ok()


def ask(
    operation: Operation,
    headers: Mapping[str, str],
    *,
    examples: Mapping[GenerationMode, int] = EXAMPLES,
    meant: Callable[[Case], None] = lambda _: None,
) -> set[int]:
    """Ask an operation, each time after it was `meant`; returns the statuses of its answers."""
    statuses = set[int]()
    for mode, count in examples.items():

        @settings(
            max_examples=needs.times(count),
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def one(case: Case) -> None:
            meant(case)
            answered = case.call_and_validate(headers=dict(headers), checks=_CHECKS)
            statuses.add(answered.status_code)

        with suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
            one()
    return statuses

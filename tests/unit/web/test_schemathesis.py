"""Requests nobody thought of: no fault of ours, no answer beside the contract."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode, checks
from schemathesis.core.result import Ok
from tests import needs
from tests.unit.web import making, small_house
from tests.unit.web.making import NOON

from tocsin import listening, warning

CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]


@pytest.fixture(scope="module")
def contract(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[schemathesis.BaseSchema]:
    """Return the contract of a house where things have happened."""
    house = small_house.a_house(tmp_path_factory.mktemp("house"))
    raised = making.a_verdict(making.a_warning(), warning.Level.RED, NOON - timedelta(minutes=5))
    fault = listening.Fault(place="line 1", reason="listening.bad_json", excerpt="{")
    small_house.commit(house, [making.a_row(one) for one in range(-60, 0)])
    house.write(lambda books: making.enter(books, house.desk.feed, raised, NOON))
    house.write(lambda books: books.outbox.add([making.a_notice()]))
    house.write(lambda books: books.quarantine.add("s-plaza", [fault], NOON))
    app = small_house.an_app(house, Path("none"))
    yield schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=small_house.OWN)
    house.close()


@pytest.mark.timeout(900)
def test_every_answer_is_in_the_contract(contract: schemathesis.BaseSchema) -> None:
    asked = []
    endless, outbound = "/api/stream", "/api/sources/try"  # a source's own server is not ours
    for found in contract.exclude(path=[endless, outbound]).get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        asked.append(operation.label)
        _ask(operation)

    assert len(asked) > 60  # none was lost to a reference that cannot be followed


def _ask(operation: schemathesis.APIOperation[Any, Any, Any, Any]) -> None:
    """Ask an operation whatever its description allows, and some that it does not."""
    for mode in GenerationMode:

        @settings(
            max_examples=needs.times(2),
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: schemathesis.Case[Any]) -> None:
            case.call_and_validate(headers=small_house.OWN, checks=CHECKS)

        with suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
            ask()

"""Requests nobody thought of: no fault of ours, no answer beside the contract."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import schemathesis
from schemathesis import GenerationMode
from tests.unit.web import fuzzing, making, small_house
from tests.unit.web.making import NOON

from tocsin import listening, warning

_SHUT = {GenerationMode.POSITIVE: 1}  # all that can be heard there without a session is that


@pytest.fixture(scope="module")
def contract(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[schemathesis.BaseSchema]:
    """Return the contract of a house where things have happened."""
    house = small_house.a_house(tmp_path_factory.mktemp("house"))
    raised = making.a_move(making.a_warning(), warning.Level.RED, NOON - timedelta(minutes=5))
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
    for operation in fuzzing.operations(contract.exclude(path=[endless, outbound])):
        asked.append(operation.label)
        is_shut = re.match(fuzzing.ROOMS, operation.path)
        fuzzing.ask(operation, small_house.OWN, examples=_SHUT if is_shut else fuzzing.EXAMPLES)

    assert len(asked) > 60

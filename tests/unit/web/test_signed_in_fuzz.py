"""Whatever a signed-in person sends: no fault of ours, no answer beside the contract."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import schemathesis
from schemathesis import GenerationMode
from starlette.testclient import TestClient
from tests.unit.web import bureau as door
from tests.unit.web import fuzzing, small_house, things

_ENTRY = "e-1"  # one of each kind in the directory
_NAMED = ("entry_id", "duty_id", "shift_id")
_EXAMPLES = {GenerationMode.POSITIVE: 2, GenerationMode.NEGATIVE: 1}  # what is refused, early


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[small_house.SmallHouse]:
    made = small_house.a_house(tmp_path_factory.mktemp("house"))
    yield made
    made.close()


@pytest.mark.timeout(900)
def test_no_answer_to_a_signed_in_person_is_beside_the_contract(
    house: small_house.SmallHouse,
) -> None:
    app = small_house.an_app(house, Path("none"))
    app.openapi()  # built once, before anybody waits for it
    with TestClient(app, base_url="http://127.0.0.1:8000", headers=small_house.OWN) as client:
        staff = door.Bureau(house, client)
        staff.join("lin", *things.ALL)
        staff.join("vic", "viewer")
        headers = staff.headers_of("lin")
        ids = things.made_by(staff, "lin") | dict.fromkeys(_NAMED, _ENTRY)
    contract = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=headers)
    asked, statuses = [], set[int]()
    for operation in fuzzing.operations(contract.include(path_regex=fuzzing.ROOMS)):
        asked.append(operation.label)
        statuses |= fuzzing.ask(
            operation, headers, examples=_EXAMPLES, meant=partial(_told_of, ids=ids)
        )

    assert len(asked) > 130
    assert {200, 201, 204, 422} <= statuses  # people were heard, and hostile words refused
    assert staff.get("lin", "/api/me").status_code == 200  # and stayed signed in


def _told_of(case: fuzzing.Case, *, ids: dict[str, str]) -> None:
    """Have a request name what is there."""
    case.path_parameters = things.there(case.path_parameters, ids)
    case.body = things.there(case.body, ids)

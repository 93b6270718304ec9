"""Whatever a signed-in person sends: no fault of ours, no answer beside the contract."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from starlette.testclient import TestClient
from tests import needs
from tests.unit.web import bureau as door
from tests.unit.web import small_house, things
from tests.unit.web.test_schemathesis import CHECKS

_OURS = (
    r"^/api/(cases|tasks|clocks|meetings|handovers|negatives|holds|playbooks|reports"
    r"|opening-rules|inbox|facts|statements|drafts|turns|publications|glass-breaks|places"
    r"|holding-statements|attachments|directory|users|me/(codes|passkeys|sessions))"
)
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
    for found in contract.include(path_regex=_OURS).get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        asked.append(operation.label)
        _ask(operation, headers, ids, statuses)

    assert len(asked) > 130
    assert {200, 201, 204, 422} <= statuses  # people were heard, and hostile words refused
    assert staff.get("lin", "/api/me").status_code == 200  # and stayed signed in


def _ask(
    operation: schemathesis.APIOperation[Any, Any, Any, Any],
    headers: dict[str, str],
    ids: dict[str, str],
    statuses: set[int],
) -> None:
    for mode in GenerationMode:

        @settings(
            max_examples=needs.times(_EXAMPLES[mode]),
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: schemathesis.Case[Any]) -> None:
            case.path_parameters = things.there(case.path_parameters, ids)
            case.body = things.there(case.body, ids)
            statuses.add(case.call_and_validate(headers=headers, checks=CHECKS).status_code)

        with suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
            ask()

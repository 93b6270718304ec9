"""Whatever a signed-in person sends to a case: no fault of ours, no answer beside the contract."""

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
from tests.unit.web import small_house
from tests.unit.web.test_schemathesis import CHECKS

_OURS = (
    r"^/api/(cases|tasks|clocks|meetings|handovers|negatives|holds|playbooks|reports"
    r"|opening-rules|inbox)"
)
_ALL = ("responder", "analyst", "approver", "admin", "drafter", "auditor")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[small_house.SmallHouse]:
    made = small_house.a_house(tmp_path_factory.mktemp("house"))
    yield made
    made.close()


def test_no_answer_to_a_signed_in_person_is_beside_the_contract(
    house: small_house.SmallHouse,
) -> None:
    app = small_house.an_app(house, Path("none"))
    app.openapi()  # built once, before anybody waits for it
    with TestClient(app, base_url="http://127.0.0.1:8000", headers=small_house.OWN) as client:
        staff = door.Bureau(house, client)
        staff.join("lin", *_ALL)
        headers, ids = staff.headers_of("lin"), _ids(staff)
    contract = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=headers)
    asked, statuses = [], set[int]()
    for found in contract.include(path_regex=_OURS).get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        asked.append(operation.label)
        _ask(operation, headers, ids, statuses)

    assert len(asked) > 40
    assert {200, 201, 204, 422} <= statuses  # people were heard, and hostile words refused


def _ids(staff: door.Bureau) -> dict[str, str]:
    """Return an id of everything that an address may name."""
    room = door.opened(staff)
    case = f"/api/cases/{room['case_id']}"
    made = {
        "negative_id": staff.post("lin", "/api/negatives", {"excerpt": "It leaks"}),
        "hold_id": staff.post(
            "lin", f"{case}/holds", {"reason": "x", "since": "2026-01-01T00:00Z"}
        ),
        "handover_id": staff.post("lin", f"{case}/handovers", {"standing": "x"}),
        "meeting_id": staff.post(
            "lin",
            f"{case}/meetings",
            {"form": "meeting", "name": "x", "begins_at": "2026-03-02T13:00:00Z"},
        ),
        "report_id": staff.post("lin", "/api/reports", {"what": "x"}),
    }
    return {
        "case_id": room["case_id"],
        "task_id": room["tasks"][0]["task_id"],
        "clock_id": room["clocks"][0]["clock_id"],
        "code": "first-hours",
        "watch_id": "house",
        **{name: one.json()[name] for name, one in made.items()},
    }


def _ask(
    operation: schemathesis.APIOperation[Any, Any, Any, Any],
    headers: dict[str, str],
    ids: dict[str, str],
    statuses: set[int],
) -> None:
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
            there = {name: ids.get(name, one) for name, one in case.path_parameters.items()}
            case.path_parameters = there
            statuses.add(case.call_and_validate(headers=headers, checks=CHECKS).status_code)

        with suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
            ask()

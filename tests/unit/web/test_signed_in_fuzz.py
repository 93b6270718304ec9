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
from tests.unit.web import small_house
from tests.unit.web.test_schemathesis import CHECKS

_OURS = (
    r"^/api/(cases|tasks|clocks|meetings|handovers|negatives|holds|playbooks|reports"
    r"|opening-rules|inbox|facts|statements|drafts|turns|publications|glass-breaks|places"
    r"|holding-statements|attachments|directory|users|me/(codes|passkeys|sessions))"
)
_ALL = ("responder", "analyst", "approver", "publisher", "admin", "drafter", "auditor")
_ENTRY = "e-1"  # one of each kind in the directory
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
        staff.join("lin", *_ALL)
        staff.join("vic", "viewer")
        headers, ids = staff.headers_of("lin"), _ids(staff)
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
        **dict.fromkeys(("entry_id", "duty_id", "shift_id"), _ENTRY),
        "user_id": "u-vic",
        **{name: one.json()[name] for name, one in made.items()},
        **_texts(staff, room["case_id"]),
    }


def _texts(staff: door.Bureau, case_id: str) -> dict[str, str]:
    """Return the ids of a fact, a statement, its drafts and what is out of them."""
    of = {"case_id": case_id}
    known = {"aspect": "what", "texts": {"en": "It leaks"}, "source": "Plant", "owner": "Quality"}
    fact = staff.post("lin", "/api/facts", {**of, **known, "standing": "confirmed"}).json()
    turn = staff.post(
        "lin", f"/api/cases/{case_id}/turns", {"party": "public", "audience": "x"}
    ).json()
    asked = {**of, "kind": "holding", "level": "blue", "subject": "kettles"}
    statement = staff.post("lin", "/api/statements", asked).json()["statement_id"]
    drafts = [
        staff.post(
            "lin", f"/api/statements/{statement}/drafts", {"language": "en", "channel": channel}
        ).json()["draft"]
        for channel in ("website", "mail")
    ]
    path, seal = f"/api/drafts/{drafts[1]['draft_id']}", {"seal": drafts[1]["seal"]}
    out = staff.post("lin", f"{path}/break-glass", {**seal, "reason": "gas"}).json()
    return {
        "fact_id": fact["fact_id"],
        "turn_id": turn["turn_id"],
        "statement_id": statement,
        "draft_id": drafts[0]["draft_id"],
        "publication_id": out["publication_id"],
        "break_id": out["break_id"],
    }


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
            case.path_parameters = _there(case.path_parameters, ids)
            case.body = _there(case.body, ids) if isinstance(case.body, dict) else case.body
            statuses.add(case.call_and_validate(headers=headers, checks=CHECKS).status_code)

        with suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
            ask()


def _there(told: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    """Return it with the ids of what is there."""
    return {name: ids.get(name, one) if one else one for name, one in told.items()}

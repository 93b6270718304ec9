"""Risk models at the door: trained, compared in a process of their own, told to the screens."""

from dataclasses import replace
from datetime import timedelta

from starlette.testclient import TestClient
from tests.unit.warning.risk import modelling
from tests.unit.web import making
from tests.unit.web.making import NOON
from tests.unit.web.small_house import SmallHouse, commit
from tests.unit.web.test_changed import changes

from tocsin import directory
from tocsin.adapters import sql
from tocsin.runtimes import learning
from tocsin.warning import risk

WHO = {"person": "Lin Mei"}


def shelve(house: SmallHouse) -> int:
    """Put a candidate on the shelf, compared; return its version."""
    one = replace(modelling.in_use(modelling.a_model(("w-lantern",))), state=risk.State.CANDIDATE)
    house.write(lambda books: books.models.put(one))
    return one.model.version


def test_too_few_cases_teach_no_model(client: TestClient) -> None:
    refused = client.post("/api/risk/models", json=WHO)

    assert (refused.status_code, refused.json()["code"]) == (422, "risk.too_few_cases")


def test_a_refusal_comes_back_from_the_process_that_compares(
    house: SmallHouse, client: TestClient
) -> None:
    version = shelve(house)

    unknown = client.post("/api/risk/models/99/compare", json=WHO)
    few = client.post(f"/api/risk/models/{version}/compare", json=WHO)

    assert (unknown.status_code, unknown.json()["code"]) == (404, "risk.unknown_model")
    assert (few.status_code, few.json()["code"]) == (422, "risk.too_few_cases")


def test_every_step_of_a_model_is_told_as_changed(house: SmallHouse, client: TestClient) -> None:
    version = shelve(house)
    by = {**WHO, "why": "ten cases"}

    def compared(books: sql.Books) -> None:
        found = learning.risking.find(books, version)
        learning.risking.keep_comparison(books, directory.whoever("Lin Mei"), found, now=NOON)

    house.write(compared)
    used = client.post(f"/api/risk/models/{version}/use", json=by)
    retired = client.post("/api/risk/retire", json=by)

    assert (used.status_code, retired.status_code) == (200, 200)
    assert changes(house) == [("risk", str(version))] * 3


def played(house: SmallHouse, client: TestClient, *, apart: int) -> None:
    """Store seventeen crises some days `apart`, and enter them as what nobody warned of."""
    onsets = [-86_400 * day for day in range(17 * apart, 0, -apart)]
    calm = [making.a_row(at) for at in range(onsets[0] - 86_400 * 3, 0, 3_600)]
    loud = [making.a_row(at + 30 * number + 7) for at in onsets for number in range(80)]
    commit(house, [*calm, *loud])
    for onset in onsets:
        at = (NOON + timedelta(seconds=onset)).isoformat()
        missed = client.post("/api/missed", json={**WHO, "watch_id": "w-lantern", "onset": at})
        assert missed.status_code == 201


def test_crises_without_ordinary_time_beside_them_teach_no_model(
    house: SmallHouse, client: TestClient
) -> None:
    played(house, client, apart=2)

    refused = client.post("/api/risk/models", json=WHO)

    assert (refused.status_code, refused.json()["code"]) == (422, "risk.too_little_stored")


def test_a_model_is_trained_and_compared_at_the_door(house: SmallHouse, client: TestClient) -> None:
    played(house, client, apart=4)

    trained = client.post("/api/risk/models", json=WHO)
    version = trained.json()["model"]["version"]
    compared = client.post(f"/api/risk/models/{version}/compare", json=WHO)

    assert (trained.status_code, compared.status_code) == (201, 200)
    comparison = compared.json()["comparison"]
    assert [row["name"] for row in comparison["rows"]] == ["rules", f"model {version}"]
    assert {row["found"]["value"] for row in comparison["rows"]} == {1.0}
    assert not comparison["wins"]  # what finds no more than the rules takes nobody's place

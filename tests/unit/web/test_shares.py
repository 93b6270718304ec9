"""What a partner sees of a case, over HTTP: what is shared with it, and nothing else."""

from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web.test_effects import _published
from tests.unit.web.test_plans import desk
from tests.unit.web.writing_desk import TEXT, Desk

__all__ = ["desk"]
PATH = "/api/cases/case-1/shares"
WISH = {"partner": "Island <b>Retail</b>", "parts": ["level", "facts", "statements"], "days": 7}


def begun(desk: Desk, **told: object) -> Any:
    desk.join("chen", "responder")
    answer = desk.ask("chen", PATH, WISH | told)
    assert answer.status_code == 201, answer.text
    return answer.json()


def stranger(client: TestClient, path: str) -> Any:
    client.cookies.clear()
    return client.get(path, headers={"Accept-Language": "en", "Accept": "text/html"})


def test_a_partner_reads_what_is_shared_without_signing_in(desk: Desk, client: TestClient) -> None:
    _published(desk)
    made = begun(desk)

    page = stranger(client, made["path"])
    statement = desk.ask("mei", "/api/statements?case=case-1").json()[0]["statement_id"]
    cap = stranger(client, f"{made['path']}/cap/{statement}")
    (listed,) = desk.ask("mei", PATH).json()

    assert page.status_code == 200
    assert "Island &lt;b&gt;Retail&lt;/b&gt;" in page.text
    assert page.text.count(TEXT) == 2  # as a fact, and as it was said
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store"
    assert (cap.status_code, "urn:oasis:names:tc:emergency:cap:1.2" in cap.text) == (200, True)
    assert listed["seen_at"] is not None
    assert made["path"].removeprefix("/shared/") not in str(listed)


def test_only_the_chosen_parts_are_shown(desk: Desk, client: TestClient) -> None:
    _published(desk)
    made = begun(desk, parts=["level"])
    statement = desk.ask("mei", "/api/statements?case=case-1").json()[0]["statement_id"]

    page = stranger(client, made["path"])

    assert "Blue" in page.text
    assert TEXT not in page.text
    assert stranger(client, f"{made['path']}/cap/{statement}").status_code == 404


@pytest.mark.parametrize("kind", ["internal", "update"])
def test_what_our_own_people_were_told_is_shared_with_nobody(
    desk: Desk, client: TestClient, kind: str
) -> None:
    _published(desk, kind=kind, channel="internal-mail")
    made = begun(desk, parts=["statements"])
    statement = desk.ask("mei", "/api/statements?case=case-1").json()[0]["statement_id"]

    assert TEXT not in stranger(client, made["path"]).text
    assert stranger(client, f"{made['path']}/cap/{statement}").status_code == 404


def test_what_has_ended_or_never_was_opens_nothing(desk: Desk, client: TestClient) -> None:
    made = begun(desk)
    path = f"/api/shares/{made['share']['share_id']}/end"

    refused = desk.ask("viewer", path, {})
    ended = desk.ask("chen", path, {})

    assert (refused.status_code, ended.json()["holds"]) == (403, False)
    assert stranger(client, made["path"]).status_code == 404
    assert stranger(client, "/shared/nothing").status_code == 404
    assert desk.ask("chen", "/api/shares/nothing/end", {}).status_code == 404
    assert desk.ask("viewer", PATH, WISH).status_code == 403

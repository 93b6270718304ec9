"""The directory by its door: entries, the rota, policies and who has read them."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web import making, people, small_house

from tocsin import directory
from tocsin.directory import entries

NOON = making.NOON
Ask = Callable[..., Any]


@pytest.fixture
def ask(house: small_house.SmallHouse, tmp_path: Path) -> Iterator[Ask]:
    """Ask as an administrator who is also a person of the directory."""
    app = small_house.an_app(house, tmp_path / "pages")
    with TestClient(app, base_url="http://127.0.0.1:8000", headers=small_house.OWN) as client:
        own = people.signed_in(house, client, people.a_user("mei", "admin"))

        def asked(method: str, path: str, body: object = None) -> Any:
            answered = client.request(method, f"/api/{path}", json=body, headers=own)
            return answered.json() if answered.content else None

        for person in ("lin", "chen"):
            asked("PUT", f"directory/people/{person}", {"entry_id": person, "name": person})
        asked("PUT", "directory/duties/desk", {"entry_id": "desk", "name": "Desk"})
        yield asked


def a_shift(shift_id: str, person: str, first: int, last: int) -> dict[str, str]:
    begins, ends = (NOON + timedelta(hours=hours) for hours in (first, last))
    return {
        "shift_id": shift_id,
        "duty_id": "desk",
        "person_id": person,
        "begins_at": begins.isoformat(),
        "ends_at": ends.isoformat(),
    }


def on_rota(ask: Ask) -> list[tuple[str, str]]:
    span = f"since={NOON:%Y-%m-%dT%H:%MZ}&until={NOON + timedelta(days=2):%Y-%m-%dT%H:%MZ}"
    return [(one["shift_id"], one["person_id"]) for one in ask("GET", f"directory/shifts?{span}")]


def test_two_people_change_shifts_both_or_neither(ask: Ask) -> None:
    for one in (a_shift("early", "lin", 0, 8), a_shift("late", "chen", 8, 16)):
        ask("PUT", f"directory/shifts/{one['shift_id']}", one)
    ask("POST", "directory/shifts/swap", {"first": "early", "second": "late"})
    assert on_rota(ask) == [("early", "chen"), ("late", "lin")]
    told = ask("POST", "directory/shifts/swap", {"first": "early", "second": "gone"})

    assert told["code"] == "directory.unknown_shift"
    assert on_rota(ask) == [("early", "chen"), ("late", "lin")]


def test_a_gap_between_shifts_is_told_for_any_week(ask: Ask) -> None:
    for one in (a_shift("early", "lin", 0, 8), a_shift("late", "chen", 9, 16)):
        ask("PUT", f"directory/shifts/{one['shift_id']}", one)
    span = f"since={NOON:%Y-%m-%dT%H:%MZ}&until={NOON + timedelta(hours=16):%Y-%m-%dT%H:%MZ}"
    (gap,) = ask("GET", f"directory/gaps?{span}")

    assert gap["duty_id"] == "desk"
    assert (gap["begins_at"], gap["ends_at"]) == (
        "2026-03-02T20:00:00.000Z",
        "2026-03-02T21:00:00.000Z",
    )


def test_another_text_is_a_new_version_and_the_old_one_stays(ask: Ask) -> None:
    one = {"entry_id": "voice", "name": "Who speaks", "text": "Ask.", "since": NOON.isoformat()}
    ask("PUT", "directory/policies/voice", one)
    ask("POST", "directory/policies/voice/read")
    later = {**one, "text": "Never alone.", "since": (NOON + timedelta(days=1)).isoformat()}
    ask("PUT", "directory/policies/voice", {**later, "earlier": []})
    (kept,) = ask("GET", "directory/policies")
    readers = ask("GET", "directory/policies/voice/readers")
    had_read = ask("GET", "directory/policies/voice/readers?version=1")

    assert (kept["version"], kept["text"]) == (2, "Never alone.")
    assert [(old["version"], old["text"]) for old in kept["earlier"]] == [(1, "Ask.")]
    assert {one["at"] for one in readers} == {None}
    assert [one["person_id"] for one in had_read] == ["u-mei"]


def test_what_is_removed_can_be_put_back_as_it_was(ask: Ask) -> None:
    (desk,) = ask("GET", "directory/duties")
    ask("DELETE", "directory/duties/desk")
    assert ask("GET", "directory/duties") == []
    ask("PUT", "directory/duties/desk", desk)

    assert ask("GET", "directory/duties") == [desk]


def test_who_is_signed_in_is_told_what_they_may_do(ask: Ask) -> None:
    may = ask("GET", "me")["may"]

    assert {"person.keep", "shift.keep", "policy.confirm"} <= set(may)
    assert set(may).isdisjoint({"draft.approve"})


def test_more_editions_than_are_kept_let_the_oldest_go() -> None:
    books, admin = entries.memory.Books(), frozenset({directory.Role.ADMIN})
    actor = directory.Actor(user_id="u", name="U", roles=admin)
    for number in range(entries.checking.MOST + 5):
        one = entries.model.Policy(entry_id="p", name="P", text=str(number), since=NOON)
        kept = entries.service.keep(books, actor, one)

    assert len(kept.earlier) == entries.checking.MOST
    assert (kept.earlier[-1].text, kept.text) == ("203", "204")
    assert kept.version == entries.checking.MOST + 5

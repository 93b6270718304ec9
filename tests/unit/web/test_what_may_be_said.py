"""What a screen of statements needs beside the words: who may do what, where words can go."""

from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web import making, small_house
from tests.unit.web.writing_desk import Desk, composed

from tocsin import cases, directory, warning
from tocsin.runtimes import statements as runtime
from tocsin.statements import errors, publishing


@pytest.fixture
def desk(house: small_house.SmallHouse, client: TestClient) -> Desk:
    made = Desk(house, client)
    made.join("mei", "drafter")
    made.join("lin", "approver")
    made.join("wang", "publisher")
    made.join("viewer", "viewer")
    return made


def _opened(desk: Desk) -> None:
    case = cases.Case(
        case_id="case-7",
        name="Kettles",
        sort=cases.Sort(),
        level=warning.Level.RED,
        peak=warning.Level.RED,
        warnings=("ew-1",),
        opening=cases.Opening.LEVEL,
        opened_by="machine",
        opened_at=making.NOON,
        playbook="product-safety",
        playbook_version=1,
    )
    desk.house.write(lambda books: books.cases.cabinet().cases.put(case))


def test_everybody_is_told_what_they_may_do_with_a_draft(desk: Desk) -> None:
    draft = composed(desk)["draft"]
    path = f"/api/drafts/{draft['draft_id']}"
    names = ("mei", "lin", "wang", "viewer")

    before = {name: desk.ask(name, path).json()["actions"] for name in names}
    desk.ask("lin", f"{path}/sign", {"seal": draft["seal"]})
    after = {name: desk.ask(name, path).json()["actions"] for name in names}

    assert before == {
        "mei": ["write"],
        "lin": ["write", "approve", "decline"],
        "wang": ["break_glass"],
        "viewer": [],
    }
    assert after == {
        "mei": ["write"],
        "lin": ["write", "withdraw"],
        "wang": ["publish"],
        "viewer": [],
    }


def test_a_draft_tells_who_wrote_it_and_every_word_said_to_it(desk: Desk) -> None:
    draft = composed(desk)["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    desk.ask("lin", f"{path}/sign", {**seal, "word": "declined", "reason": "Say when"})
    desk.ask("lin", f"{path}/withdraw", {})
    desk.ask("lin", f"{path}/sign", seal)

    told = desk.ask("viewer", path).json()

    assert (told["authors"], told["draft"]["author"], told["kept_from"]) == (["Mei"], "Mei", "")
    assert {(one["word"], one["reason"], one["void"]) for one in told["words"]} == {
        ("approved", "", ""),
        ("declined", "Say when", "withdrawn"),
    }
    assert desk.ask("mei", path).json()["kept_from"] == "author"


def test_a_list_of_statements_tells_how_far_each_draft_has_come(desk: Desk) -> None:
    draft = composed(desk)["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}

    def standing() -> list[str]:
        return [one["standing"] for one in desk.ask("mei", "/api/statements").json()[0]["drafts"]]

    seen = [standing()]
    desk.ask("lin", f"{path}/sign", seal)
    seen.append(standing())
    desk.ask("wang", f"{path}/publish", seal)
    seen.append(standing())

    assert seen == [["signing"], ["signed"], ["pending"]]


def test_words_are_measured_for_every_channel_as_each_counts(desk: Desk) -> None:
    path = f"/api/drafts/{composed(desk)['draft']['draft_id']}"

    told = desk.ask("viewer", f"{path}/check", {"text": "警鐘 ab"}).json()["rooms"]

    lengths = {one["channel"]: one["length"] for one in told}
    assert (lengths["x"], lengths["weibo"]) == (7, 5)


def test_places_tell_who_carries_the_words_and_where_to(desk: Desk) -> None:
    told = {one["channel"]: one for one in desk.ask("viewer", "/api/places").json()}

    assert not told["website"]["by_hand"]
    assert told["weibo"]["by_hand"]
    assert (told["weibo"]["address"], told["weibo"]["limit"]) == ("https://weibo.com/", 2000)
    assert "image/png" in told["weibo"]["media_types"]


@pytest.mark.parametrize("which", [{"case_id": "case-7"}, {"warning_id": "ew-1"}])
def test_one_step_composes_the_holding_statement_of_a_case(
    desk: Desk, which: dict[str, str]
) -> None:
    _opened(desk)
    asked = {**which, "language": "zh-Hant", "zone": "Asia/Taipei"}

    first = desk.ask("mei", "/api/holding-statements", asked)
    again = desk.ask("mei", "/api/holding-statements", asked)
    other = desk.ask("mei", "/api/holding-statements", {**asked, "language": "en"})

    assert first.status_code == 201, first.text
    told: Any = first.json()
    assert told["draft"]["title"] == "溫朵洛關於Kettles的聲明"
    assert told["signed_off"]["duties"] == ["communications", "legal"]
    assert again.json()["draft"]["draft_id"] == told["draft"]["draft_id"]
    assert other.json()["draft"]["statement_id"] == told["draft"]["statement_id"]
    assert other.json()["draft"]["language"] == "en"
    found = desk.ask("mei", "/api/statements?case=case-7").json()[0]
    assert found["next_update_at"].endswith(("0:00.000Z", "5:00.000Z"))
    assert found["measured_by"] == "red"


def test_a_warning_without_a_case_has_no_holding_statement(desk: Desk) -> None:
    asked = {"warning_id": "ew-9", "language": "en"}

    refused = desk.ask("mei", "/api/holding-statements", asked)
    viewer = desk.ask("viewer", "/api/holding-statements", asked)

    assert (refused.status_code, refused.json()["code"]) == (404, "cases.unknown")
    assert viewer.status_code == 403


def test_the_first_words_of_a_warning_without_a_case_open_one(desk: Desk) -> None:
    desk.house.write(lambda books: books.warnings.put(making.a_warning()))
    asked = {"warning_id": making.a_warning().warning_id, "language": "en"}

    refused = desk.ask("viewer", "/api/holding-statements", asked)
    first = desk.ask("mei", "/api/holding-statements", asked)
    again = desk.ask("mei", "/api/holding-statements", asked)

    assert refused.status_code == 403
    assert first.status_code == 201, first.text
    assert again.json()["draft"]["draft_id"] == first.json()["draft"]["draft_id"]
    opened = desk.ask("mei", "/api/cases").json()
    assert [one["warnings"] for one in opened] == [[asked["warning_id"]]]


def test_a_draft_is_composed_anew_once_more_is_confirmed(desk: Desk) -> None:
    draft = composed(desk)["draft"]
    path = f"/api/drafts/{draft['draft_id']}"
    fact = {
        "case_id": "case-1",
        "aspect": "doing",
        "texts": {"en": "We have stopped selling them."},
        "standing": "confirmed",
        "source": "Sales",
        "owner": "Sales",
    }
    desk.ask("mei", "/api/facts", fact)

    anew = desk.ask("mei", f"{path}/compose", {"expected": 1})
    late = desk.ask("mei", f"{path}/compose", {"expected": 1})
    viewer = desk.ask("viewer", f"{path}/compose", {"expected": 2})

    assert "stopped selling" not in draft["text"]
    assert "stopped selling" in anew.json()["draft"]["text"]
    assert anew.json()["draft"]["number"] == 2
    assert (late.status_code, late.json()["code"]) == (409, "statements.moved")
    assert viewer.status_code == 403


def test_a_broken_glass_tells_whose_statement_it_is_and_who_may_review_it(desk: Desk) -> None:
    draft = composed(desk, level="red")["draft"]
    told = {"seal": draft["seal"], "reason": "Gas is leaking now"}
    desk.ask("wang", f"/api/drafts/{draft['draft_id']}/break-glass", told)

    seen = {name: desk.ask(name, "/api/glass-breaks").json()[0] for name in ("lin", "wang")}

    assert seen["lin"]["statement_id"] == draft["statement_id"]
    assert (seen["lin"]["actions"], seen["wang"]["actions"]) == (["review"], [])


@pytest.mark.parametrize("state", list(publishing.State))
@pytest.mark.parametrize("deed", ["confirm", "deny", "thaw", "cancel"])
def test_what_is_offered_is_what_the_machine_takes(state: publishing.State, deed: str) -> None:
    one = publishing.Publication(
        publication_id="p",
        draft_id="d",
        draft_number=1,
        seal="a" * 64,
        statement_id="s",
        case_id="c",
        channel="weibo",
        account="",
        state=state,
        person_id="wang",
        person="Wang",
        at=making.NOON,
        due_at=making.NOON,
        is_scheduled=True,
    )
    machine, freezing = publishing.machine, publishing.freezing
    deeds = {
        "confirm": lambda: machine.confirm(one, url="https://a.example", person="W", now=one.at),
        "deny": lambda: machine.deny(one, person="W", now=one.at),
        "thaw": lambda: freezing.thaw(one, person="W", reason="Over", now=one.at),
        "cancel": lambda: machine.cancel(one, person="W", now=one.at),
    }
    wang = directory.Actor(user_id="wang", name="Wang", roles=frozenset({directory.Role.PUBLISHER}))

    is_offered = deed in runtime.allowing.with_publication(one, wang)

    assert is_offered == _is_taken(deeds[deed])


def _is_taken(deed: Any) -> bool:
    try:
        deed()
    except errors.NotWaiting:
        return False
    return True

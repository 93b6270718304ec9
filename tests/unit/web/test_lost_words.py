"""A word counts while whoever gave it could still give it; what is out stays proved."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web import small_house
from tests.unit.web.writing_desk import Desk, composed, herald

from tocsin import directory
from tocsin.directory import entries
from tocsin.runtimes import statements as runtime
from tocsin.statements import verbs

_M = entries.model
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(house: small_house.SmallHouse, client: TestClient) -> Desk:
    made = Desk(house, client).staffed(
        mei="drafter", lin="approver", huang="approver", wang="publisher"
    )
    name(made, communications="u-lin", legal="u-huang")
    return made


def name(desk: Desk, **holders: str) -> None:
    """Have somebody hold each duty; "" = nobody does."""
    for duty, person in holders.items():
        held = (_M.Holding(person_id=person),) if person else ()
        one = _M.Duty(entry_id=duty, name=duty, holdings=held)
        desk.house.write(lambda books, one=one: books.entries.put(one))  # type: ignore[misc]  # bound for this turn


def become(desk: Desk, who: str, **told: Any) -> None:
    """Change what the books say of a user."""
    with desk.house.db.writing() as books:
        user = books.users.get(f"u-{who}")
        assert user is not None
        books.users.put(replace(user, **told))


def signed(desk: Desk, level: str = "orange") -> tuple[str, dict[str, str]]:
    """Return a draft that all have signed who must: its path, and its seal."""
    draft = composed(desk, level=level)["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    for who in ("lin", "huang"):
        assert desk.ask(who, f"{path}/sign", seal).status_code == 200
    return path, seal


def void(desk: Desk, path: str) -> dict[str, str]:
    """Return why whose word counts no more."""
    words = desk.ask("wang", path).json()["words"]
    return {one["person"]: one["void"] for one in words if one["void"]}


APPROVER = frozenset({directory.Role.APPROVER})


def test_a_role_taken_away_takes_the_words_with_it_until_it_is_given_back(desk: Desk) -> None:
    path, seal = signed(desk)
    become(desk, "lin", roles=frozenset({directory.Role.VIEWER}))
    refused = desk.ask("wang", f"{path}/publish", seal)
    told = void(desk, path)
    become(desk, "lin", roles=APPROVER)

    assert (refused.status_code, refused.json()["code"]) == (409, "statements.not_signed")
    assert told == {"Lin": "role"}
    assert void(desk, path) == {}
    assert desk.ask("wang", f"{path}/publish", seal).status_code == 201


def test_a_duty_taken_away_takes_the_yes_that_carried_it_and_its_new_holder_signs(
    desk: Desk,
) -> None:
    path, seal = signed(desk)
    name(desk, communications="u-wei")
    desk.join("wei", "approver")
    refused = desk.ask("wang", f"{path}/publish", seal)

    assert refused.json()["facts"]["missing_duties"] == ["communications"]
    assert void(desk, path) == {"Lin": "duty"}
    assert desk.ask("wei", f"{path}/sign", seal).json()["is_signed"]


def test_whoever_lost_a_duty_may_still_sign_as_somebody_with_eyes(desk: Desk) -> None:
    path, seal = signed(desk)
    name(desk, communications="")

    again = desk.ask("lin", f"{path}/sign", seal)

    assert (again.status_code, again.json()["missing_duties"]) == (200, ["communications"])
    assert void(desk, path) == {"Lin": "duty"}


def test_a_shift_that_is_over_was_theirs_when_they_signed(desk: Desk) -> None:
    now = desk.house.clock.now()
    shift = _M.Shift(
        shift_id="s",
        duty_id="communications",
        person_id="u-lin",
        begins_at=now - HOUR,
        ends_at=now + HOUR,
    )
    name(desk, communications="u-mei")
    desk.house.write(lambda books: books.shifts.put([shift]))
    path, _ = signed(desk)
    desk.house.clock.at += 2 * HOUR
    kept = void(desk, path)
    desk.house.write(lambda books: books.shifts.remove("s"))

    assert kept == {}
    assert void(desk, path) == {"Lin": "duty"}


def test_what_was_handed_out_for_later_stays_in_when_the_role_is_gone(desk: Desk) -> None:
    path, seal = signed(desk, "blue")
    due_at = (desk.house.clock.now() + HOUR).isoformat()
    out = desk.ask("wang", f"{path}/publish", {**seal, "due_at": due_at}).json()
    for who in ("lin", "huang"):
        become(desk, who, roles=frozenset({directory.Role.VIEWER}))
    desk.house.clock.at += 2 * HOUR
    asyncio.run(herald(desk).round())
    (found,) = desk.ask("wang", "/api/publications").json()

    assert (found["publication_id"], found["state"]) == (out["publication_id"], "lapsed")


def test_what_is_out_stays_proved_whatever_its_signers_lose(desk: Desk) -> None:
    path, seal = signed(desk)
    out = desk.ask("wang", f"{path}/publish", seal).json()
    asyncio.run(herald(desk).round())
    become(desk, "lin", roles=frozenset({directory.Role.VIEWER}))
    name(desk, legal="")
    with desk.house.db.reading() as books:
        (proof,) = verbs.proving.of_statement(runtime.desk(books), out["statement_id"])

    assert (proof.why, set(proof.signed_by)) == ("", {"Lin", "Huang"})


def test_a_user_who_is_nobody_of_ours_signs_nothing_and_is_told_why(desk: Desk) -> None:
    desk.join("stray", "approver")
    become(desk, "stray", person_id="")
    draft = composed(desk)["draft"]
    path = f"/api/drafts/{draft['draft_id']}"
    refused = desk.ask("stray", f"{path}/sign", {"seal": draft["seal"]})
    told = desk.ask("stray", path).json()

    assert (refused.status_code, refused.json()["code"]) == (403, "statements.nobody")
    assert (told["kept_from"], "approve" in told["actions"]) == ("nobody", False)
    assert desk.ask("stray", "/api/inbox").json()["to_approve"] == []


def test_a_signer_of_whom_nobody_knows_any_more_who_they_are_counts_no_more(desk: Desk) -> None:
    path, _ = signed(desk)
    become(desk, "lin", person_id="")

    assert void(desk, path) == {"Lin": "nobody"}


def test_a_second_user_of_the_author_does_not_sign(desk: Desk) -> None:
    desk.join("mei2", "approver")
    become(desk, "mei2", person_id="u-mei")
    draft = composed(desk)["draft"]
    path = f"/api/drafts/{draft['draft_id']}"
    refused = desk.ask("mei2", f"{path}/sign", {"seal": draft["seal"]})

    assert refused.json()["code"] == "statements.own_text"
    assert desk.ask("mei2", path).json()["kept_from"] == "author"


def test_an_author_of_whom_nobody_knows_who_they_are_keeps_a_text_in_until_it_is_known(
    desk: Desk,
) -> None:
    become(desk, "mei", person_id="gone-from-the-directory")
    draft = composed(desk, level="orange")["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    refused = desk.ask("lin", f"{path}/sign", seal)
    told = desk.ask("lin", path).json()
    become(desk, "mei", person_id="u-mei")

    assert (refused.status_code, refused.json()["code"]) == (409, "statements.author_unknown")
    assert (told["kept_from"], told["unknown_authors"]) == ("author_unknown", ["Mei"])
    assert told["lines"] == []
    assert desk.ask("lin", f"{path}/sign", seal).json()["missing_duties"] == ["legal"]


def test_whoever_broke_the_glass_does_not_review_it_as_another_user(desk: Desk) -> None:
    desk.join("wang2", "approver")
    become(desk, "wang2", person_id="u-wang")
    draft = composed(desk)["draft"]
    glass = {"seal": draft["seal"], "reason": "Gas"}
    broken = desk.ask("wang", f"/api/drafts/{draft['draft_id']}/break-glass", glass).json()
    path, said = f"/api/glass-breaks/{broken['break_id']}/review", {"was_right": True}
    review = {**said, "lesson": "Ask sooner"}

    assert desk.ask("wang2", path, review).json()["code"] == "statements.own_break"
    assert desk.ask("lin", path, review).status_code == 200

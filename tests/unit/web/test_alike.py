"""Beside a case stand earlier ones and playbooks that are alike; beside a draft what was said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient
from tests.unit.web import bureau as door
from tests.unit.web import making, small_house

from tocsin import warning
from tocsin.adapters import sql, strong
from tocsin.adapters.strong.likeness import sentences
from tocsin.cases import playbooks
from tocsin.enrichment import likeness
from tocsin.runtimes import alike
from tocsin.runtimes.alike import beside_cases
from tocsin.statements import drafting, publishing


class Fires:
    """Knows what burns, in three languages."""

    def vectors(self, texts: Sequence[str], folded: Sequence[str]) -> np.ndarray:
        del texts
        hot = [any(word in text for word in ("火", "fire", "burn")) for text in folded]
        return np.array([[one, not one] for one in hot], np.float32).reshape(len(folded), 2)


@pytest.fixture
def bureau(house: small_house.SmallHouse, client: TestClient) -> door.Bureau:
    return door.staffed(house, client)


@pytest.fixture
def by_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike.measuring, "measure", lambda: likeness.Meaning(Fires()))


@pytest.fixture
def by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strong.likeness, "is_installed", lambda: False)
    monkeypatch.setattr(alike.measuring, "measure", alike.measuring.measure.__wrapped__)


def beside(bureau: door.Bureau, name: str) -> Any:
    """Return what is alike to a case of that name, opened after two others."""
    for earlier in ("電鍋起火", "員工罷工"):
        door.opened(bureau, name=earlier)
        bureau.house.clock.put(bureau.house.clock.now() + timedelta(hours=1))
    one = door.opened(bureau, name=name)
    answer = bureau.get("vic", f"/api/cases/{one['case_id']}/alike")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.usefixtures("by_meaning")
def test_an_earlier_case_in_another_language_is_alike_by_what_it_means(
    bureau: door.Bureau,
) -> None:
    told = beside(bureau, "A fire in a kitchen")

    assert (told["by"], told["install"]) == ("meaning", None)
    assert [(one["name"], one["nearness"]) for one in told["cases"]] == [("電鍋起火", 1.0)]


@pytest.mark.usefixtures("by_words")
def test_without_the_encoder_it_goes_by_words_and_says_what_brings_more(
    bureau: door.Bureau,
) -> None:
    told = beside(bureau, "电锅又起火，要求召回")

    assert (told["by"], told["install"]) == ("words", 'pip install "tocsin[strong]"')
    assert [one["name"] for one in told["cases"]] == ["電鍋起火"]
    assert told["playbooks"][0]["code"] == "product-safety"
    assert "first-hours" not in {one["code"] for one in told["playbooks"]}


@pytest.mark.usefixtures("by_words")
def test_a_house_without_an_earlier_case_tells_playbooks_alone(bureau: door.Bureau) -> None:
    one = door.opened(bureau, name="Customer data leak, personal data stolen")

    told = bureau.get("vic", f"/api/cases/{one['case_id']}/alike").json()
    unknown = bureau.get("vic", "/api/cases/nothing/alike")

    assert told["cases"] == []
    assert told["playbooks"][0]["code"] == "data-leak"
    assert unknown.status_code == 404


def a_draft(books: sql.Books, number: str, text: str) -> drafting.Draft:
    one = drafting.Draft(
        draft_id=f"draft-{number}",
        number=1,
        statement_id=f"statement-{number}",
        language="en",
        channel="website",
        account="",
        title="",
        text=text,
        author_id="u-mei",
        author_ids=("u-mei",),
        at=making.NOON,
    )
    books.drafts.put(
        drafting.Statement(
            statement_id=one.statement_id,
            number=1,
            case_id="case-1",
            kind=drafting.Kind.HOLDING,
            level=warning.Level.BLUE,
            subject=f"Subject {number}",
            cluster="",
            next_update_at=None,
            opened_by="u-mei",
            opened_at=making.NOON,
        )
    )
    books.drafts.add(one)
    return one


def out(books: sql.Books, draft: drafting.Draft) -> None:
    """Have a draft be out."""
    one = publishing.Publication(
        publication_id=f"out-{draft.draft_id}",
        draft_id=draft.draft_id,
        draft_number=1,
        seal="",
        statement_id=draft.statement_id,
        case_id="case-1",
        channel="website",
        account="",
        state=publishing.State.PUBLISHED,
        person_id="u-wang",
        person="Wang",
        at=making.NOON,
        due_at=making.NOON,
        is_scheduled=False,
        published_at=making.NOON,
    )
    step = publishing.Attempt(at=making.NOON, what="sent", state=publishing.State.PUBLISHED)
    books.publications.put(one, step)


@pytest.mark.usefixtures("by_meaning")
def test_beside_a_draft_stands_what_went_out_before_and_nothing_else(
    bureau: door.Bureau,
) -> None:
    with bureau.house.db.writing() as books:
        out(books, a_draft(books, "1", "兩台電鍋起火，請停止使用。"))
        out(books, a_draft(books, "2", "Our stores open at nine."))
        a_draft(books, "3", "A fire that nobody was told of.")
        ours = a_draft(books, "4", "One more rice cooker caught fire.")
        out(books, replace(ours, draft_id="draft-sibling"))

    told = bureau.get("vic", "/api/drafts/draft-4/alike").json()

    assert [(one["statement_id"], one["nearness"]) for one in told["statements"]] == [
        ("statement-1", 1.0)
    ]
    assert told["statements"][0]["subject"] == "Subject 1"
    assert told["statements"][0]["excerpt"] == "兩台電鍋起火，請停止使用。"


def test_no_encoder_is_asked_about_the_playbooks_that_come_with_tocsin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def noted(texts: Sequence[str]) -> Iterator[np.ndarray]:
        asked.extend(texts)
        yield from ()

    monkeypatch.setattr(sentences, "_asked", noted)
    measure = likeness.Meaning(strong.likeness.Sentences())
    plans = playbooks.shipped.all_of_them().values()
    parts = [some for one in plans for some in beside_cases.by_language(one)]

    told = [measure.nearness(parts[0], parts) for _ in range(len(parts))]

    assert asked == [], "python -m tools.known_likeness"
    assert told[-1].waiting == 0
    assert told[-1].shares[0] == pytest.approx(1, abs=0.01)

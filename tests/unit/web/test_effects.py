"""What was counted on both sides of what was said, over HTTP."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from tests.unit.warning.backtest import stored
from tests.unit.web import making
from tests.unit.web.test_plans import desk
from tests.unit.web.writing_desk import Desk, composed, herald

from tocsin.directory import entries

__all__ = ["desk"]
PATH = "/api/cases/case-1/effects"
_M = entries.model


@pytest.fixture
def counted(desk: Desk) -> Desk:
    """Four posts a minute for half a day up to now, half of them negative; nothing is linked."""
    minutes = np.full(12 * 60, 4)
    first = int(desk.house.clock.now().timestamp()) // 60 - len(minutes)
    rows = stored.rollups("w-lantern", first, minutes, negative=minutes // 2)
    desk.house.write(lambda books: books.rollups.merge(rows))
    desk.house.write(lambda books: books.warnings.put(making.a_warning()))
    return desk


def _linked(desk: Desk) -> None:
    with desk.house.db.writing() as books:
        cases = books.cases.cabinet().cases
        one = cases.get("case-1")
        assert one is not None
        cases.put(replace(one, warnings=("e-1",), opened_at=one.opened_at - timedelta(hours=12)))


def _published(desk: Desk, kind: str = "holding", channel: str = "website") -> None:
    draft = composed(desk, kind=kind, channel=channel)["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    desk.ask("lin", f"{path}/sign", seal)
    desk.ask("wang", f"{path}/publish", seal)
    asyncio.run(herald(desk).round())


def test_what_was_published_stands_with_what_was_counted_on_both_sides(counted: Desk) -> None:
    _linked(counted)
    _published(counted)

    told = counted.ask("viewer", PATH).json()

    (said,) = told["said"]
    assert (said["what"], said["kind"], said["where"]) == ("publication", "holding", "website")
    assert said["before"] == {
        "hours": 6.0,
        "mentions": 1440,
        "per_hour": 240.0,
        "negative_share": 0.5,
    }
    assert (said["after"]["hours"], said["after"]["per_hour"]) == (0.0, None)


def test_what_our_own_people_were_told_is_not_said_in_public(counted: Desk) -> None:
    _linked(counted)
    _published(counted, kind="internal", channel="internal-mail")

    assert counted.ask("viewer", PATH).json()["said"] == []


def test_what_an_opinion_leader_passed_on_while_the_case_was_open_is_measured(
    counted: Desk,
) -> None:
    _linked(counted)
    now = counted.house.clock.now()
    leader = _M.Leader(entry_id="l-1", name="Steeped Daily", platform="video")
    asked = _M.Outreach(
        entry_id="o-1",
        name="Recall",
        leader_id="l-1",
        request="Would you show the batch number?",
        asked_at=now - timedelta(hours=3),
        answer="agreed",
        spread_at=now - timedelta(hours=2),
    )
    before = replace(asked, entry_id="o-2", spread_at=now - timedelta(days=9))
    waiting = replace(asked, entry_id="o-3", spread_at=None)
    with counted.house.db.writing() as books:
        for one in (leader, asked, before, waiting):
            books.entries.put(one)

    (said,) = counted.ask("viewer", PATH).json()["said"]

    assert (said["name"], said["where"], said["ref"]) == ("Steeped Daily", "video", "o-1")
    assert (said["after"]["hours"], said["after"]["mentions"]) == (2.0, 480)


def test_without_a_linked_warning_nothing_is_measured_and_it_is_said(counted: Desk) -> None:
    _published(counted)

    told = counted.ask("viewer", PATH).json()

    assert told["watches"] == 0
    assert [(one["before"], one["after"]) for one in told["said"]] == [(None, None)]
    assert counted.ask("viewer", "/api/cases/nothing/effects").status_code == 404


# ------------------------------------------------------------------------- how it spreads now

SPREAD = "/api/cases/case-1/spread"


def test_a_case_tells_how_its_matter_spreads(counted: Desk) -> None:
    _linked(counted)

    told = counted.ask("viewer", SPREAD).json()

    assert told["watches"] == 1
    assert (told["speed"]["per_hour"], told["speed"]["fastest"]) == (236, 240)
    assert told["volume"]["day"] == 12 * 60 * 4
    assert told["volume"]["negative_share"] == 0.5
    assert told["by_hour"][:10] == [0] * 10
    assert set(told["difficulty"]) == {"stories", "copying", "posting"}
    spared = [one["at_most"] for one in told["answer"]["spared"]]
    assert spared == sorted(spared, reverse=True)
    assert 0 < spared[-1] < spared[0] < 0.457


def test_without_a_linked_warning_nothing_is_measured(counted: Desk) -> None:
    told = counted.ask("viewer", SPREAD).json()

    assert told["watches"] == 0
    assert told["volume"]["posts"] == 0
    assert told["volume"]["negative_share"] is None

"""What no snapshot holds is told to the screens as changed, with its name and nothing else."""

import pytest
from starlette.testclient import TestClient
from tests.unit.web import deeds, making, test_ledger, test_rulings
from tests.unit.web.making import NOON
from tests.unit.web.small_house import SmallHouse

from tocsin import warning
from tocsin.adapters import sql
from tocsin.runtimes import learning, rulings
from tocsin.warning import events, fatigue, hearing, ledger


def changes(house: SmallHouse) -> list[tuple[object, object]]:
    with house.db.reading() as books:
        told = [event for event in books.feed.after(0) if event.kind == "changed"]
    assert all(set(event.payload) == {"what", "id"} for event in told)
    return [(event.payload["what"], event.payload["id"]) for event in told]


def test_a_verdict_a_missed_case_and_proposals_are_told(
    house: SmallHouse, client: TestClient
) -> None:
    test_ledger.rose(house, "e-1", 0.5, 2)
    client.post("/api/warnings/e-1/verdicts", json=test_ledger.JUDGED)
    missed = {"watch_id": "w-lantern", "onset": "2026-03-01T00:00:00Z", "person": "Wu An"}
    kept = client.post("/api/missed", json=missed).json()
    house.write(
        lambda books: learning.deciding.keep_proposals(books, deeds.LIN, "w-lantern", (), now=NOON)
    )

    assert changes(house) == [
        ("verdict", "e-1"),
        ("missed", kept["missed_id"]),
        ("proposals", "w-lantern"),
    ]


def test_a_silence_is_told_when_it_begins_and_when_it_ends(
    house: SmallHouse, client: TestClient
) -> None:
    _, silence = test_rulings.post(client, "/api/silences", test_rulings.SILENCE)
    with house.db.writing() as books:
        (kept,) = books.silences.open()
        rulings.restraint.end_silence(books, kept, now=NOON, by="machine", names={})

    assert changes(house) == [("silence", silence["silence_id"])] * 2


def test_what_gathers_and_what_hears_too_little_are_told(house: SmallHouse) -> None:
    gathering = fatigue.Gathering(
        gathering_id="g-1",
        opened_at=NOON,
        level=warning.Level.BLUE,
        peak=warning.Level.BLUE,
        since=NOON,
        watches=("w-lantern",),
        share=0.5,
    )
    deaf = hearing.Degradation(
        degradation_id="d-1", watch_id="gone", begins_at=NOON, why="coverage", coverage=0.2
    )
    said: list[events.Said] = [
        events.Gathered(at=NOON, gathering=gathering),
        events.Degraded(at=NOON, degradation=deaf),
    ]
    house.write(lambda books: house.desk.feed.conditions(books, said, NOON))

    assert changes(house) == [("gathering", "g-1"), ("degradation", "d-1")]


def test_what_was_not_kept_is_not_told(house: SmallHouse) -> None:
    one = making.a_warning()
    house.write(lambda books: books.warnings.put(one))

    def work(books: sql.Books) -> None:
        kind = ledger.Kind.TRUE
        learning.deciding.judge(books, deeds.LIN, one.warning_id, kind=kind, now=NOON)
        learning.deciding.withdraw(books, deeds.LIN, "m-9", now=NOON)

    with pytest.raises(ledger.errors.UnknownMissed):
        house.write(work)

    assert changes(house) == []

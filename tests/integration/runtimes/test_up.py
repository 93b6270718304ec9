"""The main job, for real: posts come in by the door, a warning rises, a person answers."""

import itertools
import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.integration.runtimes.house import House

pytestmark = [pytest.mark.integration, pytest.mark.timeout(300)]


def posts(first: int, count: int, text: str = "my kettle smokes 冒煙") -> list[dict[str, object]]:
    now = datetime.now(UTC).isoformat()
    return [
        {"id": str(first + number), "author": f"a{number}", "text": text, "created_at": now}
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder that knows three quiet days."""
    made = House(tmp_path_factory.mktemp("past"))
    made.remember()
    return made.data


def begun(folder: Path, past: Path) -> Iterator[House]:
    made = House(folder)
    shutil.copytree(past, made.data)
    made.start()
    yield made
    made.kill()


@pytest.fixture
def house(tmp_path: Path, past: Path) -> Iterator[House]:
    """Return a house of the test's own."""
    yield from begun(tmp_path, past)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory, past: Path) -> Iterator[House]:
    """Return a house that the tests share which leave no mark on each other, but the last."""
    yield from begun(tmp_path_factory.mktemp("standing"), past)


def test_a_burst_raises_a_warning_that_explains_itself_and_a_person_answers(house: House) -> None:
    assert house.deliver(posts(0, 80)) == 202

    risen = house.until(lambda: house.get("/api/warnings"))[0]
    told = house.get(f"/api/warnings/{risen['warning_id']}")
    change = told["changes"][0]

    assert risen["watch_id"] == "kettle"
    assert change["reasons"][0]["value"] > change["reasons"][0]["expected"]
    assert told["evidence_posts"][0]["text"].startswith("my kettle")
    assert change["coverage"] == 1.0
    house.until(lambda: house.get("/api/notices", state="accepted"))

    seen = house.act(f"/api/warnings/{risen['warning_id']}/acknowledge", person="Lin")
    ended = house.act(
        f"/api/warnings/{risen['warning_id']}/stand_down", person="Lin", reason="a test"
    )

    assert seen["acknowledged_by"] == "Lin"
    assert (ended["level"], ended["closed_at"] is not None) == ("none", True)
    assert house.get("/api/snapshot")["level"] == "none"
    assert {one["acknowledged_by"] for one in house.get("/api/notices")} >= {"Lin"}


def test_what_was_answered_202_is_there_after_a_kill_and_nothing_is_there_twice(
    house: House,
) -> None:
    assert house.deliver(posts(0, 300)) == 202
    house.until(lambda: house.get("/api/warnings"))
    before = house.get("/api/warnings")

    house.kill()
    house.start()
    house.deliver([*posts(200, 200)])

    assert len(house.get("/api/posts", q="smokes", limit=200)["posts"]) == 200
    found = house.get("/api/watches/kettle/indicators", hours=1, step_s=60)
    assert sum(found["series"]["mentions"]["value"]) >= 400
    again = house.get("/api/warnings")
    assert {one["warning_id"] for one in again} == {one["warning_id"] for one in before}


def test_a_stream_taken_up_again_goes_on_where_it_stopped(standing: House) -> None:
    head = standing.get("/api/snapshot")["head"]
    standing.deliver(posts(0, 5))
    standing.deliver(posts(5, 5))

    first = next(events(standing, after=head))
    rest = take(events(standing, after=first["id"]), 4)

    assert first["id"] > head
    assert [one["id"] for one in rest] == sorted({one["id"] for one in rest})
    assert rest[0]["id"] > first["id"]


def test_a_silent_source_lowers_coverage_and_never_looks_like_calm(standing: House) -> None:
    standing.deliver(posts(20, 3))

    def alive() -> int:
        return int(standing.get("/api/snapshot")["watches"][0]["coverage"]["alive"])

    heard = standing.until(alive)
    silent = standing.until(lambda: alive() == 0)

    assert heard == 1
    assert silent
    assert standing.get("/api/sources")[0]["status"] == "late"


def test_a_new_watch_is_in_force_for_the_next_post(standing: House) -> None:
    made = standing.http.post(
        "/api/watches",
        json={"name": "Lamps", "any": ["lamp"]},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert made.status_code == 201
    watch_id = made.json()["watch_id"]

    numbers = itertools.count(1000)

    def is_kept() -> bool:
        standing.deliver(posts(next(numbers), 1, text="a lamp"))
        return bool(standing.get("/api/posts", watch=watch_id)["posts"])

    assert standing.until(is_kept)


def test_it_ends_quickly_and_cleanly_when_asked(standing: House) -> None:
    standing.deliver(posts(30, 3))

    assert standing.stop() == 0


def events(house: House, *, after: int) -> Iterator[dict[str, int]]:
    with house.http.stream("GET", "/api/stream", params={"after": after}) as answer:
        position = 0
        for line in answer.iter_lines():
            if line.startswith("id:"):
                position = int(line[3:])
            elif line.startswith("data:"):
                yield {"id": position, "size": len(json.loads(line[5:]))}


def take(some: Iterator[dict[str, int]], count: int) -> list[dict[str, int]]:
    return [next(some) for _ in range(count)]

"""Guessing the token: it gets slow, and only for those who guess."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from tests.unit.web import small_house

from tocsin.web import errors
from tocsin.web.guards import tries

TOKEN = "a long secret"
HERE, THERE = "192.0.2.1", "198.51.100.9"
OWN = {"sec-fetch-site": "same-origin"}


class Watch:
    """A clock that the test moves."""

    s = 1000.0

    def __call__(self) -> float:
        return self.s


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def counting(watch: Watch) -> tries.Tries:
    return tries.Tries(watch)


def guess(counting: tries.Tries, number: int, address: str = HERE) -> None:
    for one in range(number):
        assert not counting.is_right(f"guess {one} {address}", TOKEN, address)


def refusal(counting: tries.Tries, address: str = HERE) -> int:
    with pytest.raises(errors.TooManyTries) as refused:
        counting.is_right(TOKEN, TOKEN, address)
    told = refused.value.facts["wait_s"]
    assert isinstance(told, int)
    return told


def test_after_five_wrong_ones_even_the_right_one_waits(
    counting: tries.Tries, watch: Watch
) -> None:
    guess(counting, tries.FREE)

    wait_s = refusal(counting)
    watch.s += wait_s

    assert 1 <= wait_s <= 3
    assert counting.is_right(TOKEN, TOKEN, HERE)


def test_each_further_wrong_one_waits_twice_as_long(counting: tries.Tries, watch: Watch) -> None:
    guess(counting, tries.FREE)
    waits = []
    for number in range(6):
        waits.append(refusal(counting))
        watch.s += waits[-1]
        assert not counting.is_right(f"later {number}", TOKEN, HERE)

    assert waits == sorted(waits)
    assert waits[-1] > 20 * waits[0]


def test_a_guesser_gets_few_tries_a_day(counting: tries.Tries, watch: Watch) -> None:
    end, tried = watch.s + 86_400, 0
    while watch.s < end:
        try:
            counting.is_right(f"guess {tried}", TOKEN, HERE)
            tried += 1
        except errors.TooManyTries as wait:
            watch.s += int(str(wait.facts["wait_s"]))

    assert tried < 1_500


def test_another_address_is_not_kept_waiting(counting: tries.Tries) -> None:
    guess(counting, tries.FREE)

    assert counting.is_right(TOKEN, TOKEN, THERE)


def test_a_script_that_repeats_its_old_token_guesses_nothing(counting: tries.Tries) -> None:
    for _ in range(100):
        assert not counting.is_right("the token of last year", TOKEN, HERE)

    assert counting.is_right(TOKEN, TOKEN, HERE)


def test_when_the_whole_world_guesses_strangers_get_one_try_and_the_right_one_opens(
    counting: tries.Tries,
) -> None:
    for number in range(tries.WORLD_FREE):
        guess(counting, 1, f"203.0.113.{number}")

    assert counting.is_right(TOKEN, TOKEN, HERE)
    guess(counting, 1, THERE)
    assert refusal(counting, THERE) >= 1


def test_a_network_of_ipv6_addresses_is_one_guesser(counting: tries.Tries) -> None:
    for number in range(tries.FREE):
        guess(counting, 1, f"2001:db8::{number:x}")

    assert refusal(counting, "2001:db8::ffff") >= 1
    assert counting.is_right(TOKEN, TOKEN, "2001:db8:0:1::1")


def test_wrong_ones_are_forgotten_with_the_window(counting: tries.Tries, watch: Watch) -> None:
    guess(counting, tries.FREE)
    watch.s += tries.WINDOW_S + 1
    guess(counting, tries.FREE - 1)

    assert counting.is_right(TOKEN, TOKEN, HERE)


def test_addresses_are_kept_within_bounds(counting: tries.Tries) -> None:
    for number in range(12_000):
        counting.is_right(TOKEN, TOKEN, f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")

    assert len(counting._by_address) == 10_000


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    house = small_house.a_house(tmp_path, token=TOKEN, proxies=["10.0.0.0/8"])
    yield small_house.an_app(house, tmp_path / "pages")
    house.close()


def caller(app: FastAPI, address: str) -> TestClient:
    base = "http://127.0.0.1:8000"
    return TestClient(app, base_url=base, client=(address, 5000), follow_redirects=False)


def test_the_api_says_when_to_come_back(app: FastAPI) -> None:
    client = caller(app, HERE)
    said = [
        client.post("/api/login", json={"token": f"guess {one}"}, headers=OWN) for one in range(6)
    ]

    assert [one.status_code for one in said] == [401] * 5 + [429]
    assert said[-1].json()["code"] == "web.too_many_tries"
    assert 1 <= int(said[-1].headers["retry-after"]) <= 3
    assert str(said[-1].json()["facts"]["wait_s"]) == said[-1].headers["retry-after"]


@pytest.mark.parametrize("path", ["/api/snapshot", "/metrics", "/healthz", "/monitor"])
def test_a_bearer_token_is_no_way_round(app: FastAPI, path: str) -> None:
    client = caller(app, HERE)
    for one in range(5):
        client.get(path, headers={"authorization": f"Bearer guess{one}"})

    refused = client.get(path, headers={"authorization": f"Bearer {TOKEN}"})

    assert refused.status_code == 429


def test_the_page_says_so_too(app: FastAPI) -> None:
    client = caller(app, HERE)
    page = {**OWN, "accept-language": "zh-TW"}
    for one in range(5):
        client.post("/sign-in", data={"token": f"guess {one}"}, headers=page)

    refused = client.post("/sign-in", data={"token": TOKEN}, headers=page)

    assert refused.status_code == 429
    assert "秒後再試" in refused.text
    assert refused.headers["retry-after"].isdecimal()


def test_who_is_signed_in_stays_so_while_a_neighbour_guesses(app: FastAPI) -> None:
    client, neighbour = caller(app, HERE), caller(app, HERE)
    client.post("/api/login", json={"token": TOKEN}, headers=OWN)
    for one in range(6):
        neighbour.post("/api/login", json={"token": f"guess {one}"}, headers=OWN)

    assert client.get("/api/snapshot").status_code == 200
    assert neighbour.get("/api/snapshot").status_code == 401


def test_behind_our_proxy_callers_are_told_apart(app: FastAPI) -> None:
    client = caller(app, "10.1.2.3")
    for one in range(6):
        guessed = {**OWN, "x-forwarded-for": f"192.0.2.{one}, {HERE}:5{one}, 10.9.9.9"}
        client.post("/api/login", json={"token": f"guess {one}"}, headers=guessed)

    for address, status in ((HERE, 429), (THERE, 204)):
        told = {**OWN, "x-forwarded-for": address}
        said = client.post("/api/login", json={"token": TOKEN}, headers=told)
        assert said.status_code == status


def test_a_stranger_cannot_call_itself_another(app: FastAPI) -> None:
    client = caller(app, HERE)
    for one in range(6):
        told = {**OWN, "x-forwarded-for": f"198.51.100.{one}"}
        said = client.post("/api/login", json={"token": f"guess {one}"}, headers=told)

    assert said.status_code == 429

"""The door on a real port: streams, quick ends, refused binds, the whole house behind it."""

import asyncio
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import msgspec
import pytest
from tests.unit.web import making, small_house
from tests.unit.web.small_house import SmallHouse

from tocsin import assembly, settings, web

pytestmark = pytest.mark.integration

OWN = {"sec-fetch-site": "same-origin"}
ENTRY = {"name": "Umbrella", "any": ["umbrella"]}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[SmallHouse]:
    """Return a house that listens on any free port."""
    made = small_house.a_house(tmp_path, port=0)
    yield made
    made.close()


@asynccontextmanager
async def _served(house: SmallHouse, folder: Path) -> AsyncIterator[httpx2.AsyncClient]:
    app = small_house.an_app(house, folder / "pages")
    async with (
        web.serving(app, house.settings) as served,
        httpx2.AsyncClient(base_url=served.address, headers=OWN, timeout=60) as client,
    ):
        yield client


async def _lines(answer: httpx2.Response, wanted: str) -> list[str]:
    """Return the lines of a stream up to one that begins with `wanted`."""
    heard = []
    async for line in answer.aiter_lines():
        heard.append(line)
        if line.startswith(wanted):
            break
    return heard


async def test_port_0_is_a_port_that_answers(house: SmallHouse, tmp_path: Path) -> None:
    async with _served(house, tmp_path) as client:
        alive = await client.get("/healthz")

    assert alive.json() == {"alive": True}
    assert alive.http_version == "HTTP/1.1"
    assert "server" not in alive.headers


async def test_a_change_is_seen_on_an_open_stream(house: SmallHouse, tmp_path: Path) -> None:
    async with _served(house, tmp_path) as client:
        head = (await client.get("/api/snapshot")).json()["head"]
        async with client.stream("GET", f"/api/stream?after={head}") as stream:
            await client.post("/api/watches", json=ENTRY)
            heard = await _lines(stream, "data: ")

    assert "event: watch" in heard
    assert msgspec.json.decode(heard[-1][6:])["state"]["watch"]["name"] == "Umbrella"


async def test_a_stream_resumes_where_it_broke_off(house: SmallHouse, tmp_path: Path) -> None:
    async with _served(house, tmp_path) as client:
        async with client.stream("GET", "/api/stream?after=0") as stream:
            house.tell(2)
            first = await _lines(stream, "id: 2")
        house.tell(2)
        headers = {"last-event-id": "2"}
        async with client.stream("GET", "/api/stream?after=0", headers=headers) as stream:
            second = await _lines(stream, "id: 4")

    assert [line for line in first if line.startswith("id")] == ["id: 1", "id: 2"]
    assert [line for line in second if line.startswith("id")] == ["id: 3", "id: 4"]


async def test_open_streams_do_not_hold_up_the_end(
    house: SmallHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["tocsin.web.serving"], "_GRACE_S", 120)
    async with _served(house, tmp_path) as client:
        streams = [
            await client.send(client.build_request("GET", "/api/stream"), stream=True)
            for _ in range(20)
        ]
        begun = time.monotonic()
    ended = time.monotonic() - begun
    for stream in streams:
        await stream.aclose()

    assert ended < 60


async def test_a_screen_that_stopped_taking_does_not_hold_up_the_others(
    house: SmallHouse, tmp_path: Path
) -> None:
    long = {"watch_id": "w-lantern", "text": "x" * 100_000}
    async with _served(house, tmp_path) as client:
        address = client.base_url
        asleep = socket.create_connection((address.host, address.port))
        asleep.sendall(f"GET /api/stream?after=0 HTTP/1.1\r\nHost: {address.host}\r\n\r\n".encode())
        for _ in range(60):
            house.write(lambda books: books.feed.append("coverage", long, making.NOON))
        async with client.stream("GET", "/api/stream?after=0") as stream:
            heard = await _lines(stream, "id: 60")
        asleep.close()

    assert heard[-1] == "id: 60"


async def test_an_address_that_is_taken_is_refused_with_a_code(
    house: SmallHouse, tmp_path: Path
) -> None:
    app = small_house.an_app(house, tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = settings.Settings.model_validate({"server": {"port": other.getsockname()[1]}})
        with pytest.raises(web.errors.AddressTaken) as refused:
            await web.serving(app, taken).__aenter__()

    assert refused.value.facts == {
        "host": "127.0.0.1",
        "port": str(taken.server.port),  # a number would be told with its thousands apart
        "why": {"code": "kernel.system.address_taken", "facts": {}},
    }


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "war.example"])
async def test_an_address_that_others_reach_needs_a_token(
    house: SmallHouse, tmp_path: Path, host: str
) -> None:
    open_ = settings.Settings.model_validate({"server": {"host": host, "port": 0}})

    with pytest.raises(web.errors.TokenNeeded):
        await web.serving(small_house.an_app(house, tmp_path), open_).__aenter__()


async def test_with_a_token_every_address_may_be_listened_on(tmp_path: Path) -> None:
    house = small_house.a_house(tmp_path, host="0.0.0.0", port=0, token="secret")
    app = small_house.an_app(house, tmp_path)
    async with web.serving(app, house.settings) as served, httpx2.AsyncClient() as client:
        address = f"http://127.0.0.1:{served.port}/api/snapshot"
        stranger = await client.get(address)
        known = await client.get(address, headers={"authorization": "Bearer secret"})
    house.close()

    assert (stranger.status_code, known.status_code) == (401, 200)


async def test_the_whole_house_answers_at_its_door(tmp_path: Path) -> None:
    chosen = settings.Settings.model_validate(
        {
            "server": {"port": 0},
            "store": {"folder": str(tmp_path)},
            "ingest": {"processes": 0, "reader": "null"},
        }
    )
    kept = assembly.keep(chosen.store)
    with assembly.steppers(chosen) as steppers:
        house = assembly.house(chosen, kept, steppers)
        running = asyncio.create_task(house.runtime.run())
        await asyncio.wait_for(house.runtime.begun.wait(), 20)
        async with (
            web.serving(web.build(house), chosen) as served,
            httpx2.AsyncClient(base_url=served.address, headers=OWN, timeout=20) as client,
        ):
            begun = await client.post("/api/watches", json=ENTRY)
            snapshot = (await client.get("/api/snapshot")).json()
            ready = await client.get("/readyz")
            told = await client.get("/metrics")
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    kept.close()

    assert begun.status_code == 201
    assert [one["watch"]["name"] for one in snapshot["watches"]] == ["Umbrella"]
    assert ready.status_code == 200
    assert "tocsin_level" in told.text

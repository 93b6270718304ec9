"""The proxy misbehaves exactly as it is told."""

import asyncio

import pytest
from tests.integration.connectors import feeds

from tocsin import listening
from tocsin.connectors import addresses, fetching
from tocsin.testing import FaultProxy, fault_proxy
from tocsin.testing.trials import loopback
from tocsin.testing.trials.loopback import Said

pytestmark = pytest.mark.integration

GATE = addresses.Gate(allow=("127.0.0.1",))
PATIENT, HASTY = fetching.Fetcher(gate=GATE), fetching.Fetcher(gate=GATE, time_s=0.5)


async def fetched(mood: fault_proxy.Mood, fetcher: fetching.Fetcher) -> bytes:
    async with (
        loopback.http_server(lambda _: Said(body=feeds.RSS)) as server,
        FaultProxy(port=server.port, mood=mood, delay_s=0.01) as proxy,
    ):
        answer = await fetcher.get(f"http://127.0.0.1:{proxy.own_port}/feed", {})
    return answer.body


@pytest.mark.parametrize("mood", ["plain", "latency"])
async def test_a_slow_line_is_still_a_line(mood: fault_proxy.Mood) -> None:
    assert await fetched(mood, PATIENT) == feeds.RSS


@pytest.mark.parametrize(
    ("mood", "why"),
    [
        ("drip", "timeout"),
        ("reset", "unreachable"),
        ("half_open", "timeout"),
        ("blackhole", "timeout"),
    ],
)
async def test_a_line_that_fails_is_a_fault_that_may_be_tried_again(
    mood: fault_proxy.Mood, why: str
) -> None:
    with pytest.raises(listening.errors.SourceFault) as raised:
        await fetched(mood, HASTY)

    assert raised.value.cause == why


async def test_a_server_that_is_not_there_is_a_fault() -> None:
    server = await asyncio.start_server(lambda _r, _w: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()

    with pytest.raises(listening.errors.SourceFault):
        await HASTY.get(f"http://127.0.0.1:{port}/", {})

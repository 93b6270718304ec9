"""The webhook channel when the other side fails: row 10 of the fault matrix."""

import asyncio
import socket
import struct
from pathlib import Path

import pytest
from tests.integration.channels import answering, mailing
from tests.integration.channels.posting import answered, posted

from tocsin import notices

pytestmark = pytest.mark.integration


async def test_a_redirect_is_not_followed() -> None:
    elsewhere = answering.Receiver([answering.answer(200)])
    async with answering.talking(elsewhere.talk) as port:
        target = f"http://127.0.0.1:{port}/metadata"
        outcome = await answered(answering.answer(307, Location=target))

    assert isinstance(outcome, notices.Rejected)
    assert outcome.fault == "notices.fault.redirected"
    assert elsewhere.heard == []


async def test_a_port_where_nobody_listens_is_transient() -> None:
    with socket.socket() as taken_port:
        taken_port.bind(("127.0.0.1", 0))
        outcome = await posted(f"http://127.0.0.1:{taken_port.getsockname()[1]}/")

    assert isinstance(outcome, notices.Transient)
    assert outcome.fault == "notices.fault.unreachable"


async def test_a_certificate_that_nobody_vouches_for_gets_no_words(certificate: Path) -> None:
    receiver = answering.Receiver([answering.answer(200)])
    context = mailing.server_tls(certificate)
    server = await asyncio.start_server(receiver.talk, "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]

    outcome = await posted(f"https://127.0.0.1:{port}/")
    server.close()

    assert isinstance(outcome, notices.Transient)
    assert outcome.fault == "notices.fault.tls"
    assert receiver.heard == []


async def hangs(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()
    writer.close()


async def drips(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(10):
        writer.write(b"x")
        await asyncio.sleep(0.05)
    writer.close()


async def resets_after_the_body(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"}}")
    line = writer.get_extra_info("socket")
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.close()


async def answers_half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"}}")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
    writer.close()


async def answers_rubbish(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"}}")
    writer.write(b"SSH-2.0-OpenSSH_9.2\r\n")
    writer.close()


@pytest.mark.parametrize(
    ("talk", "fault"),
    [
        (hangs, "notices.fault.timeout"),
        (drips, "notices.fault.timeout"),
        (resets_after_the_body, "notices.fault.connection_lost"),
        (answers_half, "notices.fault.connection_lost"),
        (answers_rubbish, "notices.fault.connection_lost"),
    ],
)
async def test_a_silence_after_the_words_leaves_doubt(talk: answering.Talk, fault: str) -> None:
    async with answering.talking(talk) as port:
        outcome = await posted(f"http://127.0.0.1:{port}/", timeout_s=0.3)

    assert isinstance(outcome, notices.InDoubt)
    assert outcome.fault == fault
    assert len(outcome.request_hash) == 64


async def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")

    assert isinstance(await answered(answering.answer(200)), notices.Accepted)

"""The webhook channel against a real HTTP server on loopback, row 10 of the fault matrix."""

import asyncio
import base64
import gzip
import hashlib
import hmac
import json
import socket
import struct
from datetime import timedelta
from pathlib import Path

import pytest
from tests.integration.channels import answering, mailing
from tests.unit.notices.making import NOON, notice

from tocsin import notices
from tocsin.channels import webhook
from tocsin.kernel import catalogue, clock

pytestmark = pytest.mark.integration

KEY = bytes(range(32))
SECRET = "whsec_" + base64.b64encode(KEY).decode()


async def posted(url: str, **given: object) -> notices.Outcome:
    told: dict[str, object] = {"url": url, "secret": SECRET, "timeout_s": 2.0}
    channel = webhook.Webhook(webhook.Settings.model_validate(told | given), clock.SetClock(NOON))
    one = notice(channel="webhook", recipient="war-room bot")
    try:
        return await channel.send(one, notices.wording.write(one, catalogue.standard()))
    finally:
        await channel.close()


async def answered(answer: bytes, **given: object) -> notices.Outcome:
    async with answering.talking(answering.Receiver([answer]).talk) as port:
        return await posted(f"http://127.0.0.1:{port}/hook", **given)


async def test_a_post_is_signed_as_standard_webhooks_and_carries_the_words() -> None:
    receiver = answering.Receiver([answering.answer(204)])

    async with answering.talking(receiver.talk) as port:
        outcome = await posted(f"http://127.0.0.1:{port}/hook", headers={"x-team": "desk"})

    heard = receiver.heard[0]
    signed = b".".join(
        (heard.headers["webhook-id"].encode(), heard.headers["webhook-timestamp"].encode())
    )
    seal = hmac.digest(KEY, signed + b"." + heard.body, hashlib.sha256)
    told = json.loads(heard.body)
    assert isinstance(outcome, notices.Accepted)
    assert outcome.proof == "HTTP 204"
    assert (
        outcome.request_hash == "" or outcome.request_hash == hashlib.sha256(heard.body).hexdigest()
    )
    assert heard.headers["webhook-signature"] == "v1," + base64.b64encode(seal).decode()
    assert (
        heard.headers["webhook-id"]
        == told["data"]["notice_id"]
        == notice(channel="webhook", recipient="war-room bot").notice_id
    )
    assert heard.headers["webhook-timestamp"] == str(int(NOON.timestamp()))
    assert heard.headers["x-team"] == "desk"
    assert told["data"]["subject"] == "red warning: Jadelight (was calm)"
    assert told["data"]["facts"]["evidence"] == ["weibo/1", "x/2"]


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, "Accepted"),
        (202, "Accepted"),
        (301, "Rejected"),
        (302, "Rejected"),
        (400, "Rejected"),
        (401, "Rejected"),
        (404, "Rejected"),
        (410, "Rejected"),
        (408, "Transient"),
        (429, "Throttled"),
        (500, "Transient"),
        (502, "Transient"),
        (503, "Transient"),
    ],
)
async def test_a_status_means_what_it_says(status: int, kind: str) -> None:
    outcome = await answered(answering.answer(status))

    assert type(outcome).__name__ == kind
    assert outcome.status == str(status)


@pytest.mark.parametrize(
    ("status", "retry_after", "wait"),
    [
        (429, "17", timedelta(seconds=17)),
        (503, "5", timedelta(seconds=5)),
        (429, "Sun, 01 Mar 2026 12:01:00 GMT", timedelta(seconds=60)),
        (429, "Sun, 01 Mar 2020 12:01:00 GMT", timedelta(0)),
        (429, "soon", None),
        (429, "9" * 40, timedelta(seconds=10**6)),
    ],
)
async def test_a_told_wait_is_heard(status: int, retry_after: str, wait: timedelta | None) -> None:
    outcome = await answered(answering.answer(status, Retry_After=retry_after))

    assert isinstance(outcome, notices.Throttled)
    assert outcome.wait == wait


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"errcode": 0, "errmsg": "ok"}', "Accepted"),
        (b'{"errcode": 40058, "errmsg": "invalid"}', "Rejected"),
        (b'{"errcode": "40058"}', "Rejected"),
        (b'{"errcode": [1]}', "Rejected"),
        (b'{"errcode": 45009, "errmsg": "api freq out of limit"}', "Throttled"),
        (b'{"code": 11232, "msg": "frequency limited"}', "Throttled"),
        (b'{"code": 200}', "Accepted"),
        (b"ok", "Accepted"),
        (b"\xff\xfe\x00", "Accepted"),
        (b"[" * 60_000, "Accepted"),
    ],
)
async def test_a_200_is_not_a_delivery_when_its_body_says_no(body: bytes, kind: str) -> None:
    outcome = await answered(answering.answer(200, body))

    assert type(outcome).__name__ == kind


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"data": [{"code": 0}]}', "Accepted"),
        (b'{"data": [{"code": 1}]}', "Rejected"),
        (b'{"data": [{"code": false}]}', "Rejected"),
        (b'{"data": [{"code": "0"}]}', "Rejected"),
        (b'{"data": []}', "Rejected"),
        (b"{}", "Rejected"),
        (b"<html>welcome</html>", "Rejected"),
        (b"", "Rejected"),
    ],
)
async def test_with_a_rule_only_the_rule_proves(body: bytes, kind: str) -> None:
    rule = {"path": "data.0.code", "equals": 0}

    outcome = await answered(answering.answer(200, body), proof=rule)

    assert type(outcome).__name__ == kind


async def test_a_compressed_refusal_is_read_too() -> None:
    packed = gzip.compress(b'{"errcode": 40058}')

    outcome = await answered(answering.answer(200, packed, Content_Encoding="gzip"))

    assert isinstance(outcome, notices.Rejected)


async def test_an_endless_answer_is_cut() -> None:
    outcome = await answered(answering.answer(200, b"x" * 3_000_000))

    assert isinstance(outcome, notices.Accepted)
    assert len(outcome.excerpt) <= notices.outcomes.EXCERPT_CHARACTERS


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

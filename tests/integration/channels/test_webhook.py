"""The webhook channel against a real HTTP server on loopback, row 10 of the fault matrix."""

import base64
import gzip
import hashlib
import hmac
import json
from datetime import timedelta

import pytest
from tests.integration.channels import answering
from tests.integration.channels.posting import KEY, answered, posted
from tests.unit.notices.making import NOON, notice

from tocsin import notices

pytestmark = pytest.mark.integration


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

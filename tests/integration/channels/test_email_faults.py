"""E-mail with TLS and sign-in, and when the server fails: row 10 of the fault matrix."""

import asyncio
import socket
from pathlib import Path

import pytest
from tests.integration.channels import answering, mailing
from tests.integration.channels.mailing import sent, words_of
from tests.unit.notices.making import notice

from tocsin import notices
from tocsin.channels.email import Email

pytestmark = pytest.mark.integration


async def test_starttls_with_a_trusted_certificate_and_sign_in(certificate: Path) -> None:
    postbox = mailing.Postbox()
    tls = mailing.server_tls(certificate)

    async with mailing.served(postbox, starttls=tls, signs_in=True) as port:
        outcome = await sent(
            port, security="starttls", ca_file=certificate, username="duty", password="secret"
        )

    assert isinstance(outcome, notices.Accepted)


async def test_tls_from_the_first_byte(certificate: Path) -> None:
    async with mailing.served(mailing.Postbox(), tls=mailing.server_tls(certificate)) as port:
        outcome = await sent(port, security="tls", ca_file=certificate)

    assert isinstance(outcome, notices.Accepted)


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_a_certificate_that_nobody_vouches_for_gets_no_words(
    certificate: Path, security: str
) -> None:
    postbox = mailing.Postbox()
    context = mailing.server_tls(certificate)
    given = {"tls": "tls", "starttls": "starttls"}[security]

    async with mailing.served(postbox, **{given: context}) as port:  # type: ignore[arg-type] # by name
        outcome = await sent(port, security=security)

    assert isinstance(outcome, notices.Transient)
    assert outcome.fault == "notices.fault.tls"
    assert postbox.tries == 0


async def test_a_server_without_starttls_gets_no_password() -> None:
    postbox = mailing.Postbox()

    async with mailing.served(postbox) as port:
        outcome = await sent(port, security="starttls", username="duty", password="secret")

    assert isinstance(outcome, notices.Rejected)
    assert postbox.tries == 0


async def test_a_wrong_password_is_a_refusal(certificate: Path) -> None:
    tls = mailing.server_tls(certificate)

    async with mailing.served(mailing.Postbox(), starttls=tls, signs_in=True) as port:
        outcome = await sent(
            port, security="starttls", ca_file=certificate, username="duty", password="wrong"
        )

    assert isinstance(outcome, notices.Rejected)
    assert outcome.fault == "notices.fault.sign_in"


async def test_a_port_where_nobody_listens_is_transient() -> None:
    with socket.socket() as taken_port:
        taken_port.bind(("127.0.0.1", 0))
        outcome = await sent(taken_port.getsockname()[1])

    assert isinstance(outcome, notices.Transient)
    assert outcome.fault == "notices.fault.unreachable"


async def test_a_name_that_does_not_resolve_is_transient(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*asked: object, **how: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "unknown", asked, how)

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    outcome = await sent(25, host="mail.example.org")

    assert isinstance(outcome, notices.Transient)
    assert outcome.fault == "notices.fault.unreachable"


async def test_a_server_that_never_greets_is_transient() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with answering.talking(silent) as port:
        outcome = await sent(port, timeout_s=0.2)

    assert isinstance(outcome, notices.Transient)
    assert outcome.fault == "notices.fault.timeout"


async def test_a_server_that_falls_silent_after_the_words_leaves_doubt() -> None:
    async def silent_at_the_end(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mx\r\n")
        for answer in (b"250 mx", b"250 ok", b"250 ok", b"354 go on"):
            await reader.readline()
            writer.write(answer + b"\r\n")
        await reader.read()
        writer.close()

    async with answering.talking(silent_at_the_end) as port:
        outcome = await sent(port, timeout_s=0.2)

    assert isinstance(outcome, notices.InDoubt)
    assert outcome.fault == "notices.fault.timeout"


async def test_whoever_stops_waiting_frees_the_thread_of_a_dripping_server() -> None:
    cut = asyncio.Event()

    async def drips(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220-")
        await reader.read()
        cut.set()
        writer.close()

    async with answering.talking(drips) as port:
        channel = Email(mailing.settings(port, timeout_s=20))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(channel.send(notice(), words_of(notice())), 0.2)
        await asyncio.wait_for(cut.wait(), 5)
        channel._threads.shutdown(wait=True)

    assert cut.is_set()

"""E-mail against a real SMTP server on loopback, with scripted faults."""

import asyncio
import socket
from dataclasses import replace
from email import message, message_from_bytes, policy
from pathlib import Path

import pytest
from tests.integration.channels import answering, mailing
from tests.unit.notices.making import notice

from tocsin import notices
from tocsin.channels.email import Email
from tocsin.kernel import catalogue

pytestmark = pytest.mark.integration


def words_of(told: notices.Notice) -> notices.Words:
    return notices.wording.write(told, catalogue.standard(), address="http://127.0.0.1:8000")


async def sent(port: int, told: notices.Notice | None = None, **given: object) -> notices.Outcome:
    channel = Email(mailing.settings(port, **given))
    one = told or notice(languages=("zh-Hant", "en"))
    try:
        return await channel.send(one, words_of(one))
    finally:
        channel.close()


def taken(postbox: mailing.Postbox, place: int = -1) -> message.EmailMessage:
    content = postbox.envelopes[place].content
    assert isinstance(content, bytes)
    return message_from_bytes(content, policy=policy.default)


async def test_a_mail_is_accepted_with_the_servers_queue_id_as_proof() -> None:
    postbox = mailing.Postbox("250 2.0.0 queued as 4711")

    async with mailing.served(postbox) as port:
        outcome = await sent(port)

    assert isinstance(outcome, notices.Accepted)
    assert outcome.proof == "250 2.0.0 queued as 4711"
    assert len(outcome.request_hash) == 64


async def test_a_mail_reads_in_its_languages_as_text_and_html() -> None:
    postbox = mailing.Postbox()

    async with mailing.served(postbox) as port:
        await sent(port)

    mail = taken(postbox)
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert mail["Subject"] == "紅色預警：Jadelight（原為無預警）"
    assert mail["To"] == "duty@example.org"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert text is not None
    assert "red warning: Jadelight (was calm)" in text.get_content()
    assert html is not None
    assert '<div lang="zh-Hant">' in html.get_content()


async def test_the_same_notice_sent_twice_is_the_same_mail_to_the_byte() -> None:
    postbox = mailing.Postbox()

    async with mailing.served(postbox) as port:
        first, second = await sent(port), await sent(port)

    assert first.request_hash == second.request_hash
    assert taken(postbox, 0)["Message-ID"] == taken(postbox, 1)["Message-ID"]
    assert taken(postbox)["Message-ID"] == f"<{notice().notice_id}@example.org>"


async def test_greylisting_twice_is_transient_and_then_accepted() -> None:
    grey = "451 4.7.1 greylisted, come back later"
    postbox = mailing.Postbox(grey, grey, "250 OK")

    async with mailing.served(postbox) as port:
        outcomes = [await sent(port) for _ in range(3)]

    assert [type(one).__name__ for one in outcomes] == ["Transient", "Transient", "Accepted"]
    assert outcomes[0].status == "451"
    assert "greylisted" in outcomes[0].excerpt


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("550 5.1.1 no such user", notices.Rejected),
        ("554 5.7.1 spam", notices.Rejected),
        ("452 4.5.3 too many", notices.Throttled),
        ("421 4.3.2 shutting down", notices.Throttled),
        ("450 4.2.0 mailbox busy", notices.Transient),
    ],
)
async def test_a_refusal_means_what_its_code_says(answer: str, kind: type[notices.Outcome]) -> None:
    async with mailing.served(mailing.Postbox(answer)) as port:
        outcome = await sent(port)

    assert type(outcome) is kind
    assert outcome.status == answer[:3]


async def test_a_refused_recipient_is_a_refusal_before_any_word_is_sent() -> None:
    postbox = mailing.Postbox()
    postbox.refused_recipients = {"duty@example.org": "550 5.1.1 unknown"}

    async with mailing.served(postbox) as port:
        outcome = await sent(port)

    assert isinstance(outcome, notices.Rejected)
    assert postbox.tries == 0


async def test_a_line_lost_after_the_words_is_in_doubt() -> None:
    postbox = mailing.Postbox()
    postbox.hangs_up_after_data = True

    async with mailing.served(postbox) as port:
        outcome = await sent(port)

    assert isinstance(outcome, notices.InDoubt)
    assert outcome.fault == "notices.fault.connection_lost"


@pytest.mark.parametrize(
    "recipient",
    [
        "duty@example.org\r\nBcc: all@example.org",
        "duty@example.org, all@example.org",
        "duty@example.org>\r\nRCPT TO:<all@example.org",
        "值班@example.org",
        "nobody",
        "",
        "x" * 300 + "@example.org",
    ],
)
async def test_an_address_that_could_carry_more_is_refused_unsent(recipient: str) -> None:
    postbox = mailing.Postbox()

    async with mailing.served(postbox) as port:
        outcome = await sent(port, replace(notice(), recipient=recipient))

    assert isinstance(outcome, notices.Rejected)
    assert outcome.fault == "notices.fault.bad_recipient"
    assert postbox.tries == 0


async def test_hostile_words_stay_in_the_body() -> None:
    postbox = mailing.Postbox()
    channel_words = notices.Words(
        subject="x\r\nBcc: all@example.org\x00",
        text=".\r\n.\r\nRCPT TO:<all@example.org>\r\n\ud800\x00",
        html="<p>\ud800</p>",
        languages=("en",),
    )

    async with mailing.served(postbox) as port:
        channel = Email(mailing.settings(port))
        outcome = await channel.send(notice(), channel_words)
        channel.close()

    assert isinstance(outcome, notices.Accepted)
    assert postbox.tries == 1
    assert postbox.envelopes[0].rcpt_tos == ["duty@example.org"]
    assert taken(postbox)["Bcc"] is None
    assert taken(postbox)["Subject"] == "x Bcc: all@example.org"


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

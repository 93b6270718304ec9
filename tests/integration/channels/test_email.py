"""E-mail against a real SMTP server on loopback, with scripted faults."""

from dataclasses import replace
from email import message, message_from_bytes, policy

import pytest
from tests.integration.channels import mailing
from tests.integration.channels.mailing import sent
from tests.unit.notices.making import notice

from tocsin import notices
from tocsin.channels.email import Email

pytestmark = pytest.mark.integration


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

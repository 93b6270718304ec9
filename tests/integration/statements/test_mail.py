"""The mail to the media list against a real SMTP server."""

import asyncio
import email
import email.policy
import hashlib
import ssl
import subprocess
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.integration.channels.mailing import Postbox, served, server_tls
from tests.unit.statements import making

from tocsin import statements
from tocsin.publishers import mail
from tocsin.statements import drafting, publishing
from tocsin.statements.publishing import outcomes

LIST = ("desk@one.example", "desk@two.example")
_TEXT = "兩台電熱水壺過熱。\n\n.\nWe are sorry — 我們道歉。"


def parcel(**told: object) -> publishing.Parcel:
    one = making.draft(statements.memory.books(), _TEXT, channel="mail", language="zh-Hant")
    draft = replace(one, title="Lantern\r\nBcc: all@example.org", **told)  # type: ignore[arg-type]  # a test's own fields
    return publishing.Parcel(key="p-1", draft=draft, at=making.NOON)


async def _published(postbox: Postbox, one: publishing.Parcel, tries: int) -> outcomes.Outcome:
    async with served(postbox) as port:
        server = mail.Server(
            host="127.0.0.1", port=port, sender="press@lantern.example", starttls=False
        )
        publisher = mail.Mail(server, LIST)
        found = [await publisher.publish(one) for _ in range(tries)]
        await publisher.close()
        return found[-1]


def published(
    postbox: Postbox, one: publishing.Parcel | None = None, tries: int = 1
) -> outcomes.Outcome:
    return asyncio.run(_published(postbox, one or parcel(), tries))


def read(postbox: Postbox, number: int = 0) -> EmailMessage:
    content = postbox.envelopes[number].content
    assert isinstance(content, bytes)
    told = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(told, EmailMessage)
    return told


def test_the_server_s_own_word_is_the_proof_and_the_words_arrive_whole() -> None:
    postbox = Postbox("250 2.0.0 queued as 4711")

    found = published(postbox)

    told = read(postbox)
    assert isinstance(found, outcomes.Out)
    assert "4711" in found.proof
    assert told.get_content().replace("\r\n", "\n").rstrip("\n") == _TEXT
    assert told["Content-Language"] == "zh-Hant"


def test_nobody_on_the_list_sees_the_others_nor_adds_a_header() -> None:
    postbox = Postbox()

    published(postbox)

    told = read(postbox)
    whole = postbox.envelopes[0].content
    assert tuple(postbox.envelopes[0].rcpt_tos) == LIST
    assert isinstance(whole, bytes)
    assert not any(one.encode() in whole for one in LIST)
    assert told["Bcc"] is None
    assert told["Subject"] == "Lantern Bcc: all@example.org"


def test_a_second_try_is_the_same_mail() -> None:
    postbox = Postbox()

    published(postbox, tries=2)

    assert read(postbox, 0)["Message-ID"] == read(postbox, 1)["Message-ID"]
    assert postbox.envelopes[0].content == postbox.envelopes[1].content


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("451 4.3.0 try later", outcomes.NotSent),
        ("554 5.7.1 spam", outcomes.Refused),
        ("250 ok", outcomes.Out),
    ],
)
def test_what_the_server_says_is_what_came_of_it(answer: str, kind: type[outcomes.Outcome]) -> None:
    assert type(published(Postbox(answer))) is kind


def test_silence_after_the_words_were_handed_over_is_a_doubt_and_cannot_be_read_back() -> None:
    postbox = Postbox()
    postbox.hangs_up_after_data = True
    looked = asyncio.run(
        mail.Mail(mail.Server(host="127.0.0.1", port=1, sender="a@b"), LIST).look(parcel())
    )

    assert isinstance(published(postbox), outcomes.Unclear)
    assert isinstance(looked, outcomes.Unknown)


def test_who_was_refused_is_told_and_when_all_are_nothing_is_sent() -> None:
    some, none = Postbox(), Postbox()
    some.refused_recipients = {LIST[0]: "550 5.1.1 unknown"}
    none.refused_recipients = dict.fromkeys(LIST, "550 5.1.1 unknown")

    partly, nobody = published(some), published(none)

    assert isinstance(partly, outcomes.Out)
    assert partly.excerpt == LIST[0]
    assert isinstance(nobody, outcomes.Refused)
    assert none.tries == 0


def test_nobody_there_is_certainly_not_sent() -> None:
    server = mail.Server(host="127.0.0.1", port=1, sender="a@b.example", starttls=False)

    found = asyncio.run(mail.Mail(server, LIST).publish(parcel()))

    assert isinstance(found, outcomes.NotSent)


def test_a_certificate_that_nobody_vouches_for_gets_no_words(tmp_path: Path) -> None:
    file = tmp_path / "mx.pem"
    made = f"req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=mx -keyout {file} -out {file}.crt"
    subprocess.run(["openssl", *made.split()], check=True, capture_output=True)
    crt = Path(f"{file}.crt")
    file.write_bytes(file.read_bytes() + crt.read_bytes())
    postbox = Postbox()

    async def tried(tls: ssl.SSLContext) -> outcomes.Outcome:
        async with served(postbox, starttls=tls) as port:
            server = mail.Server(host="127.0.0.1", port=port, sender="a@b.example")
            return await mail.Mail(server, LIST).publish(parcel())

    found = asyncio.run(tried(server_tls(file)))

    assert not isinstance(found, outcomes.Out)
    assert postbox.tries == 0


def test_files_arrive_whole_and_every_try_is_the_same_mail() -> None:
    content, postbox = bytes(range(256)) * 40, Postbox("451 4.7.1 greylisted", "250 queued")
    about = drafting.Attachment(
        name="召回 k12.png",
        media_type="image/png",
        sha256=hashlib.sha256(content).hexdigest(),
        alt="A kettle\r\nBcc: all@example.org",
        length=len(content),
    )
    file = publishing.carrying.File(about=about, content=content, width=3, height=2)

    published(postbox, replace(parcel(attachments=(about,)), files=(file,)), tries=2)

    first, told = (one.content for one in postbox.envelopes), read(postbox, 1)
    carried = list(told.iter_attachments())
    assert len(set(first)) == 1
    assert told.get_body().get_content().rstrip() == _TEXT  # type: ignore[union-attr]  # it has one
    assert [one.get_content() for one in carried] == [content]
    assert [one.get_filename() for one in carried] == ["召回 k12.png"]
    assert told["Bcc"] is None


def test_words_never_go_without_a_file_that_is_gone() -> None:
    one = drafting.Attachment(name="a.png", media_type="image/png", sha256="a" * 64)
    postbox = Postbox()

    found = published(postbox, parcel(attachments=(one,)))

    assert found == outcomes.Refused(fault="statements.fault.files_missing")
    assert postbox.tries == 0

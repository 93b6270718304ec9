"""What a title, a file's name or a description says never becomes a mail's own line."""

import email
import email.policy
from dataclasses import replace

import pytest
from tests.unit.statements import making, test_attaching

from tocsin import statements
from tocsin.publishers import mail
from tocsin.statements import drafting, publishing

_HOST = mail.Server(host="mail.example", port=25, sender="press@lantern.example")
_PACKED = "=?utf-8?q?x=0d=0aBcc:_all=40example.org=0d=0a=0d=0a<script>?="


@pytest.mark.parametrize("words", [_PACKED, f"a {_PACKED} b", "長" * 30 + _PACKED, "=" + _PACKED])
def test_no_packed_line_end_ends_a_header(words: str) -> None:
    about = drafting.Attachment(name=words, media_type="image/png", sha256="0" * 64, alt=words)
    file = publishing.carrying.File(about=about, content=test_attaching.a_png(), width=2, height=1)
    one = making.draft(statements.memory.books(), "We stopped.", channel="mail", language="en")
    draft = replace(one, title=words, attachments=(about,))
    parcel = publishing.Parcel(key="p-1", draft=draft, at=making.NOON, files=(file,))

    sent = mail.Mail(_HOST, ()).written(parcel).as_bytes(policy=email.policy.SMTP)

    told = email.message_from_bytes(sent, policy=email.policy.default)
    (part,) = told.iter_attachments()
    heads = {*told.keys(), *part.keys()}
    assert b"\r\nBcc" not in sent
    assert part.get_content() == file.content
    assert {"Subject", "Content-Disposition", "Content-Description"} <= heads
    assert "Bcc" not in heads

"""What strangers wrote into a notice's subject never becomes a mail's own line."""

import pytest
from tests.unit.notices.making import notice

from tocsin import notices
from tocsin.channels import email

_PACKED = "=?utf-8?q?x=0d=0aBcc:_all=40example.org=0d=0a=0d=0a<script>?="


@pytest.mark.parametrize("subject", [_PACKED, f"a {_PACKED} b", "長" * 30 + _PACKED])
def test_no_packed_line_end_ends_a_header(subject: str) -> None:
    words = notices.Words(subject=subject, text="t", html="<p>t</p>", languages=("en",))
    settings = email.Settings(host="mail.example", sender="tocsin@example.org")
    one = notice(channel="email", recipient="mei@example.org")

    sent = email.writing.mail(one, words, settings).as_bytes()

    assert b"\r\nBcc" not in sent
    assert sent.count(b"\r\nTo: mei@example.org\r\n") == 1

"""From words to one mail: the same bytes each time the same notice is sent."""

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from tocsin import notices
from tocsin.channels.email.settings import Settings


def mail(notice: notices.Notice, words: notices.Words, settings: Settings) -> EmailMessage:
    """Return the mail; its Message-ID is the notice's, so that a repeat is known as one."""
    told = EmailMessage(policy=SMTP)
    told["Message-ID"] = f"<{notice.notice_id}@{settings.sender.partition('@')[2]}>"
    told["Date"] = format_datetime(notice.created_at)
    told["From"] = Address(display_name=_one_line(settings.sender_name), addr_spec=settings.sender)
    told["To"] = Address(addr_spec=notice.recipient)
    told["Subject"] = _one_line(words.subject)
    told["Content-Language"] = ", ".join(words.languages)
    told["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday notes in return
    told["X-Auto-Response-Suppress"] = "All"
    told["Importance"] = "high" if notice.level in notices.model.URGENT else "normal"
    told.set_content(_whole(words.text))
    told.add_alternative(_whole(words.html), subtype="html")
    told.set_boundary(f"tocsin-{notice.notice_id}")
    return told


def fingerprint(sent: bytes) -> str:
    """Return what the receipt keeps of the request."""
    return hashlib.sha256(sent).hexdigest()


def _one_line(text: str) -> str:
    """Return words for a header: `email` would unpack =?utf-8?q?=0d=0a?=, line ends and all."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line.replace("=?", "= ?")


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode()

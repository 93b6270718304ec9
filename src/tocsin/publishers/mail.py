"""A mail to the media list, each address on its own so that none sees the others."""

import asyncio
import hashlib
import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime

from tocsin.publishers import taking
from tocsin.statements import publishing

_TIMEOUT_S = 30.0
_FAILED, _PERMANENT = 400, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The mail server that takes our mails."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    starttls: bool = True


class Mail:
    """Sends one envelope to all recipients. The server's 250 after the text is the proof.

    A silence after the text was handed over may be a delivery: a person is asked.
    """

    def __init__(self, server: Server, recipients: Sequence[str]) -> None:
        self._server, self._recipients = server, tuple(recipients)

    @property
    def by_hand(self) -> bool:
        """Return that no person is needed."""
        return False

    @property
    def tells(self) -> bool:
        """Return that a look cannot tell for certain."""
        return False

    async def publish(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        """Send it once."""
        refused = taking.refused("mail", parcel)
        if refused is not None:
            return refused
        return await asyncio.to_thread(self._send, parcel)

    async def look(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        """A mail cannot be read back."""
        del parcel
        return publishing.outcomes.Unknown()

    async def close(self) -> None:
        """Hold nothing."""

    def written(self, parcel: publishing.Parcel) -> EmailMessage:
        """Return the mail: the same words and the same Message-ID at every try."""
        one, mail = parcel.draft, EmailMessage()
        domain = self._server.sender.rpartition("@")[2]
        name = hashlib.sha256(parcel.key.encode()).hexdigest()[:32]
        mail["From"] = self._server.sender
        mail["To"] = "undisclosed-recipients:;"
        mail["Subject"] = _one_line(one.title) or _one_line(one.text)[:80]
        mail["Date"] = format_datetime(parcel.at)
        mail["Message-ID"] = f"<{name}@{domain}>"
        mail.set_content(one.text, cte="base64")  # takes any Content-… before it away
        mail["Content-Language"] = one.language
        for file in parcel.files:
            _attach(mail, file)
        if parcel.files:
            mail.set_boundary(name)  # the same at every try
        return mail

    def _send(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        mail = self.written(parcel)
        is_handed_over = False
        try:
            with smtplib.SMTP(self._server.host, self._server.port, timeout=_TIMEOUT_S) as smtp:
                self._greet(smtp)
                smtp.mail(self._server.sender)
                codes = [smtp.rcpt(one)[0] for one in self._recipients]
                if not codes or all(code >= _FAILED for code in codes):
                    return _refused(max(codes, default=_PERMANENT))
                is_handed_over = True
                code, told = smtp.data(mail.as_bytes(policy=policy.SMTP))
        except smtplib.SMTPResponseException as error:
            return _refused(error.smtp_code)
        except (OSError, smtplib.SMTPException) as error:
            if is_handed_over:
                return publishing.outcomes.Unclear(
                    fault="statements.fault.timeout", excerpt=str(error)
                )
            return publishing.outcomes.NotSent(
                fault="statements.fault.unreachable", excerpt=str(error)
            )
        if code >= _FAILED:
            return _refused(code)
        missed = [
            one for one, found in zip(self._recipients, codes, strict=True) if found >= _FAILED
        ]
        excerpt = ", ".join(missed)
        return publishing.outcomes.Out(
            proof=f"{code} {told.decode('utf-8', 'replace')}", excerpt=excerpt
        )

    def _greet(self, smtp: smtplib.SMTP) -> None:
        smtp.ehlo()
        if self._server.starttls:
            smtp.starttls(context=ssl.create_default_context())
            smtp.ehlo()
        if self._server.user:
            smtp.login(self._server.user, self._server.password)


def _attach(mail: EmailMessage, file: publishing.carrying.File) -> None:
    about = file.about
    kind, _, more = about.media_type.partition("/")
    mail.add_attachment(file.content, maintype=kind, subtype=more, filename=_one_line(about.name))
    if about.alt:
        told = list(mail.iter_attachments())[-1]
        told["Content-Description"] = _one_line(about.alt)


def _one_line(text: str) -> str:
    """Return words for a header, which ends at a line's end: none may begin another.

    `email` unpacks =?utf-8?q?=0d=0a?= wherever it stands, line ends and all.
    """
    return " ".join(text.split()).replace("=?", "= ?")


def _refused(code: int) -> publishing.outcomes.Outcome:
    if code < _PERMANENT:
        return publishing.outcomes.NotSent(fault="statements.fault.busy", excerpt=str(code))
    return publishing.outcomes.Refused(fault="statements.fault.refused", excerpt=str(code))

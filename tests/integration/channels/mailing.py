"""A real SMTP server on loopback whose answers are scripted."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from tests.unit.notices.making import notice

from tocsin import notices
from tocsin.channels import email
from tocsin.kernel import catalogue


class Postbox:
    """Takes mail as it is told: its answers to DATA in order, the last one for ever."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers) or ["250 2.0.0 queued as 4711"]
        self.envelopes: list[Envelope] = []
        self.tries = 0
        self.refused_recipients: dict[str, str] = {}
        self.hangs_up_after_data = False

    async def handle_RCPT(  # noqa: N802 — aiosmtpd finds its hooks by this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused_recipients:
            return self.refused_recipients[address]
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 — the same
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.tries += 1
        self.envelopes.append(envelope)
        if self.hangs_up_after_data:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def authenticator(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, told: object
) -> AuthResult:
    """Let only duty/secret in."""
    known = isinstance(told, LoginPassword) and told == LoginPassword(b"duty", b"secret")
    return AuthResult(success=known, handled=False)


@asynccontextmanager
async def served(
    postbox: Postbox,
    *,
    starttls: ssl.SSLContext | None = None,
    tls: ssl.SSLContext | None = None,
    signs_in: bool = False,
) -> AsyncIterator[int]:
    """Serve a postbox on a free loopback port; yields the port."""
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(
            postbox,
            hostname="mx.example.org",
            tls_context=starttls,
            require_starttls=starttls is not None,
            authenticator=authenticator if signs_in else None,
            auth_required=signs_in,
            auth_require_tls=starttls is not None,
        ),
        "127.0.0.1",
        0,
        ssl=tls,
    )
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


def settings(port: int, **given: object) -> email.Settings:
    """Return settings for a server on loopback."""
    told: dict[str, object] = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "sender": "tocsin@example.org",
        "timeout_s": 1.0,
    }
    return email.Settings.model_validate(told | given)


def server_tls(certificate: Path) -> ssl.SSLContext:
    """Return a server's context with a certificate file that holds its key too."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def words_of(told: notices.Notice) -> notices.Words:
    return notices.wording.write(told, catalogue.standard(), address="http://127.0.0.1:8000")


async def sent(port: int, told: notices.Notice | None = None, **given: object) -> notices.Outcome:
    channel = email.Email(settings(port, **given))
    one = told or notice(languages=("zh-Hant", "en"))
    try:
        return await channel.send(one, words_of(one))
    finally:
        channel.close()

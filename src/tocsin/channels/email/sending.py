"""E-mail by SMTP: accepted only with the server's 250 to the whole mail."""

import asyncio
import smtplib
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage

from tocsin import notices
from tocsin.channels.email import addresses, writing
from tocsin.channels.email.settings import Settings

_THREADS = 8
_OK = 250
_PERMANENT = 500
_TOO_MUCH = frozenset({421, 452})
_SILENT = "notices.fault.timeout"


class Email:
    """Sends notices through one SMTP server, one connection each.

    It keeps threads of its own: a server that hangs must not hold up the house's.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="email")
        self._tls = _tls(settings)

    async def send(self, notice: notices.Notice, words: notices.Words) -> notices.Outcome:
        """Send one mail."""
        if not addresses.is_address(notice.recipient):
            return notices.Rejected(fault="notices.fault.bad_recipient")
        delivery = _Delivery(self._settings, self._tls)
        told = writing.mail(notice, words, self._settings)
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._threads, delivery.run, told, notice.recipient)
        finally:
            delivery.abort()  # whoever stops waiting frees the thread too

    def close(self) -> None:
        """Let its threads go."""
        self._threads.shutdown(wait=False, cancel_futures=True)


class _Line(smtplib.SMTP):
    """A line that is known before it is open, so that an endless greeting can be cut too."""

    def __init__(self, keep: Callable[[smtplib.SMTP], None], given: Settings) -> None:
        keep(self)
        super().__init__(given.host, given.port, _our_name(given), timeout=given.timeout_s)


class _SealedLine(smtplib.SMTP_SSL):
    """The same inside TLS from the first byte."""

    def __init__(
        self, keep: Callable[[smtplib.SMTP], None], given: Settings, tls: ssl.SSLContext
    ) -> None:
        keep(self)
        name, patience = _our_name(given), given.timeout_s
        super().__init__(given.host, given.port, name, timeout=patience, context=tls)


def _our_name(given: Settings) -> str:
    """Greet with the sender's domain: asking the machine for its name can take a minute."""
    return given.sender.partition("@")[2]


class _Delivery:
    """One conversation; knows how far it came, for what a silence then means."""

    def __init__(self, settings: Settings, tls: ssl.SSLContext) -> None:
        self._settings, self._tls = settings, tls
        self._smtp: smtplib.SMTP | None = None
        self._sent = b""
        self._is_stopped = False

    def run(self, told: EmailMessage, recipient: str) -> notices.Outcome:
        """Converse with the server until it has taken the mail or refused it."""
        if self._is_stopped:
            return notices.Transient(fault="notices.fault.timeout")
        try:
            return self._converse(told, recipient)
        except UnicodeError as error:  # a name or password that SMTP cannot say
            return notices.Rejected(fault="notices.fault.sign_in", excerpt=str(error))
        except (smtplib.SMTPException, OSError) as error:
            return self._meant(error)
        finally:
            self._hang_up()

    def abort(self) -> None:
        """Cut the line, from another thread; does nothing once the conversation is over."""
        self._is_stopped = True
        line = self._smtp.sock if self._smtp is not None else None
        if line is not None:
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it had ended by itself

    def _converse(self, told: EmailMessage, recipient: str) -> notices.Outcome:
        smtp = self._connected()
        for code, answer in (smtp.mail(self._settings.sender), smtp.rcpt(recipient)):
            if code // 100 != _OK // 100:
                return self._judged(code, answer)
        self._sent = told.as_bytes()
        return self._judged(*smtp.data(self._sent))

    def _connected(self) -> smtplib.SMTP:
        given = self._settings
        if given.security == "tls":
            smtp: smtplib.SMTP = _SealedLine(self._keep, given, self._tls)
        else:
            smtp = _Line(self._keep, given)
        if given.security == "starttls":
            smtp.starttls(context=self._tls)
        smtp.ehlo_or_helo_if_needed()
        if given.username:
            smtp.login(given.username, given.password.get_secret_value())
        return smtp

    def _keep(self, line: smtplib.SMTP) -> None:
        self._smtp = line

    def _meant(self, error: smtplib.SMTPException | OSError) -> notices.Outcome:
        if isinstance(error, smtplib.SMTPAuthenticationError):
            return self._judged(error.smtp_code, error.smtp_error, fault="notices.fault.sign_in")
        if isinstance(error, smtplib.SMTPResponseException):
            return self._judged(error.smtp_code, error.smtp_error)
        if isinstance(error, smtplib.SMTPNotSupportedError):
            return notices.Rejected(fault="notices.fault.refused", excerpt=str(error))
        return self._broken(error)

    def _judged(
        self, code: int, answer: bytes | str, *, fault: str = "notices.fault.refused"
    ) -> notices.Outcome:
        excerpt = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
        status, told = str(code), self._fingerprint()
        if code == _OK and self._sent:
            proof = f"{code} {excerpt}".strip()
            return notices.Accepted(proof=proof, status=status, excerpt=excerpt, request_hash=told)
        if code >= _PERMANENT:
            return notices.Rejected(fault=fault, status=status, excerpt=excerpt, request_hash=told)
        if code in _TOO_MUCH:
            return notices.Throttled(status=status, excerpt=excerpt, request_hash=told)
        busy = "notices.fault.busy"
        return notices.Transient(fault=busy, status=status, excerpt=excerpt, request_hash=told)

    def _broken(self, error: smtplib.SMTPException | OSError) -> notices.Outcome:
        fault, told = _fault(error), str(error)
        if self._smtp is not None:
            self._smtp.close()  # a line that broke is not said good-bye to
        if not self._sent:
            return notices.Transient(fault=fault, excerpt=told)
        lost = fault if fault == _SILENT else "notices.fault.connection_lost"
        return notices.InDoubt(fault=lost, excerpt=told, request_hash=self._fingerprint())

    def _fingerprint(self) -> str:
        return writing.fingerprint(self._sent) if self._sent else ""

    def _hang_up(self) -> None:
        if self._smtp is None:
            return
        try:
            self._smtp.quit()
        except (smtplib.SMTPException, OSError):
            self._smtp.close()  # the outcome is known; manners are not worth an error


def _fault(error: smtplib.SMTPException | OSError) -> str:
    if isinstance(error, ssl.SSLError):
        return "notices.fault.tls"
    # smtplib tells of a silence while it waits for an answer only in words.
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return _SILENT
    return "notices.fault.unreachable"


def _tls(settings: Settings) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if settings.ca_file is not None:
        context.load_verify_locations(cafile=settings.ca_file)
    return context

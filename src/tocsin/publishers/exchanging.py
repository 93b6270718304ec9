"""One exchange over HTTP, and what may be concluded of it: a 200 alone proves nothing."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import httpx2
import msgspec

from tocsin.statements import publishing

_LONGEST_ANSWER = 256 * 1024
_EXCERPT = 500
# Before a byte of the request can have been read.
_UNSENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
_MULTIPLE, _UNAUTHORISED, _FORBIDDEN, _TIMEOUT, _TOO_MANY = 300, 401, 403, 408, 429
_SERVER, _UNAVAILABLE = 500, 503
_ERRORS = ("error", "errcode", "errmsg", "errors")
_FINE: tuple[object, ...] = (0, "0", None, "", "ok", [], {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back in full."""

    status: int
    body: bytes
    retry_after: str

    @property
    def told(self) -> Mapping[str, object]:
        """Return the JSON object, empty where it is none."""
        try:
            told = msgspec.json.decode(self.body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return {}
        return told if isinstance(told, dict) else {}

    @property
    def excerpt(self) -> str:
        """Return its beginning."""
        return self.body[:_EXCERPT].decode("utf-8", "replace")


async def exchange(
    client: httpx2.AsyncClient,
    method: str,
    url: str,
    *,
    timeout_s: float,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
) -> Answer | publishing.outcomes.Outcome:
    """Return the answer, or what may be concluded of there being none."""
    try:
        async with asyncio.timeout(timeout_s):
            sent = {"accept-encoding": "identity", **(headers or {})}
            async with client.stream(method, url, headers=sent, content=body) as answer:
                heard = b""
                async for chunk in answer.aiter_bytes():
                    heard += chunk
                    if len(heard) > _LONGEST_ANSWER:
                        break
                after = answer.headers.get("retry-after", "")
                return Answer(status=answer.status_code, body=heard, retry_after=after)
    except _UNSENT as error:
        return publishing.outcomes.NotSent(fault="statements.fault.unreachable", excerpt=str(error))
    except (TimeoutError, httpx2.TimeoutException) as error:
        return publishing.outcomes.Unclear(fault="statements.fault.timeout", excerpt=str(error))
    except httpx2.RequestError as error:
        return publishing.outcomes.Unclear(fault="statements.fault.timeout", excerpt=str(error))


def refused(answer: Answer) -> publishing.outcomes.Outcome | None:
    """Return why it is not out, None where the answer does not say so.

    A server that breaks (5xx) may have published before it broke; one that is busy has not.
    """
    status, excerpt = answer.status, answer.excerpt
    if status < _MULTIPLE:
        errors = [answer.told.get(name) for name in _ERRORS]
        is_error = any(one not in _FINE for one in errors)
        fault = "statements.fault.refused"
        return publishing.outcomes.Refused(fault=fault, excerpt=excerpt) if is_error else None
    if status in {_TOO_MANY, _UNAVAILABLE}:
        wait = float(answer.retry_after) if answer.retry_after.isdecimal() else 0.0
        return publishing.outcomes.NotSent(
            fault="statements.fault.busy", wait_s=wait, excerpt=excerpt
        )
    if status >= _SERVER or status == _TIMEOUT:
        return publishing.outcomes.Unclear(fault="statements.fault.busy", excerpt=excerpt)
    if status in {_UNAUTHORISED, _FORBIDDEN}:
        return publishing.outcomes.Refused(fault="statements.fault.signed_out", excerpt=excerpt)
    return publishing.outcomes.Refused(fault="statements.fault.refused", excerpt=excerpt)


def nothing_out(outcome: publishing.outcomes.Outcome) -> publishing.outcomes.Outcome:
    """Return what a step before the words comes to: no doubt, for nothing can show yet."""
    if isinstance(outcome, publishing.outcomes.Unclear):
        return publishing.outcomes.NotSent(fault=outcome.fault, excerpt=outcome.excerpt)
    return outcome


def client() -> httpx2.AsyncClient:
    """Return a client that goes where it is told and nowhere else."""
    return httpx2.AsyncClient(follow_redirects=False, trust_env=False)

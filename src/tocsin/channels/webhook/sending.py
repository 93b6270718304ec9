"""A signed POST; accepted only by the receiver's rule, in doubt when it falls silent."""

import asyncio
import hashlib
from dataclasses import replace
from datetime import datetime

import httpx2
import msgspec

from tocsin import notices
from tocsin.channels.webhook import judging, signing
from tocsin.channels.webhook.settings import Settings, key
from tocsin.kernel import clock as clocks

_LONGEST_ANSWER = 64 * 1024
# An answer that came compressed could hide its error code.
_PLAIN = {"content-type": "application/json", "accept-encoding": "identity"}
# Before a byte of the request can have been read.
_UNSENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)


class Webhook:
    """Posts notices to one receiver. Its `webhook-id` is the notice's id: a repeat is known.

    Redirects are not followed and proxies of the environment not used: the words go where the
    configuration says and nowhere else.
    """

    def __init__(self, settings: Settings, clock: clocks.Clock) -> None:
        self._settings, self._clock = settings, clock
        self._client = httpx2.AsyncClient(
            timeout=settings.timeout_s, follow_redirects=False, trust_env=False
        )

    async def send(self, notice: notices.Notice, words: notices.Words) -> notices.Outcome:
        """Post one notice."""
        now = self._clock.now()
        body = _body(notice, words)
        told = hashlib.sha256(body).hexdigest()
        try:
            async with asyncio.timeout(self._settings.timeout_s):
                return replace(await self._post(notice, body, now), request_hash=told)
        except _UNSENT as error:
            fault = "notices.fault.tls" if "SSL" in str(error) else "notices.fault.unreachable"
            return notices.Transient(fault=fault, excerpt=str(error), request_hash=told)
        except (TimeoutError, httpx2.TimeoutException) as error:
            silence = "notices.fault.timeout"
            return notices.InDoubt(fault=silence, excerpt=str(error), request_hash=told)
        except httpx2.RequestError as error:
            lost = "notices.fault.connection_lost"
            return notices.InDoubt(fault=lost, excerpt=str(error), request_hash=told)

    async def close(self) -> None:
        """Close its connections."""
        await self._client.aclose()

    async def _post(self, notice: notices.Notice, body: bytes, now: datetime) -> notices.Outcome:
        seals = signing.signed(
            key=key(self._settings.secret),
            told_id=notice.notice_id,
            timestamp=int(now.timestamp()),
            body=body,
        )
        headers = {**self._settings.headers, **_PLAIN, **seals}
        url = str(self._settings.url)
        async with self._client.stream("POST", url, content=body, headers=headers) as answer:
            heard = b""
            async for chunk in answer.aiter_bytes():
                heard += chunk
                if len(heard) > _LONGEST_ANSWER:
                    break
            retry_after = answer.headers.get("retry-after", "")
            return judging.judge(
                answer.status_code, heard, retry_after, proof=self._settings.proof, now=now
            )


def _body(notice: notices.Notice, words: notices.Words) -> bytes:
    return msgspec.json.encode(
        {
            "type": "notice",
            "timestamp": notice.created_at,
            "data": {
                "notice_id": notice.notice_id,
                "change_id": notice.change_id,
                "warning_id": notice.warning_id,
                "watch_id": notice.watch_id,
                "watch_name": notice.watch_name,
                "level": notice.level,
                "recipient": notice.recipient,
                "subject": words.subject,
                "text": words.text,
                "facts": notice.facts,
            },
        }
    )

"""Asks an OpenAI-compatible endpoint for one JSON object."""

import asyncio
import ssl
from functools import cache
from typing import Any, Protocol

import httpx2
import msgspec

from tocsin.adapters.endpoint.settings import Settings
from tocsin.enrichment import asking
from tocsin.kernel import errors

_LONGEST_ANSWER = 64 * 1024
_OK = 200


class Gate(Protocol):
    """Says which address may be connected to; `connectors.addresses.Gate` is one."""

    async def address(self, host: str, port: int) -> str:
        """Return the one address to connect to; raises a TocsinError."""
        ...


class OpenAiEndpoint:
    """One model behind one address."""

    def __init__(self, settings: Settings, gate: Gate) -> None:
        self._settings, self._gate = settings, gate

    @property
    def model(self) -> str:
        """Return the model's name."""
        return self._settings.model

    async def ask(self, ask: asking.Ask) -> asking.Answer:
        """Return the answer; raises EndpointFault, BadAnswer."""
        try:
            async with asyncio.timeout(self._settings.timeout_s):
                status, body = await self._exchange(_request(self._settings.model, ask))
        except (TimeoutError, httpx2.TimeoutException) as slow:
            raise asking.errors.EndpointFault(why="timeout") from slow
        except (httpx2.HTTPError, httpx2.InvalidURL, ssl.SSLError) as lost:
            raise asking.errors.EndpointFault(why="unreachable") from lost
        if status != _OK:
            raise asking.errors.EndpointFault(why="status", status=status)
        return _answer(body, self._settings.model)

    async def _exchange(self, told: bytes) -> tuple[int, bytes]:
        """Send one request to the address that was checked; TLS and Host go by the name."""
        url = httpx2.URL(f"{str(self._settings.url).rstrip('/')}/chat/completions")
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            address = await self._gate.address(url.host, port)
        except errors.TocsinError as refused:
            raise asking.errors.EndpointFault(why="address_refused") from refused
        headers = {
            "host": url.netloc.decode("ascii"),
            "content-type": "application/json",
            "accept-encoding": "identity",
        }
        if key := self._settings.key.get_secret_value():
            headers["authorization"] = f"Bearer {key}"
        request = httpx2.Request(
            "POST",
            url.copy_with(host=address, userinfo=b""),
            headers=headers,
            content=told,
            extensions={"sni_hostname": url.host, "timeout": _timeout(self._settings.timeout_s)},
        )
        async with httpx2.AsyncHTTPTransport(verify=_tls(), trust_env=False) as transport:
            answer = await transport.handle_async_request(request)
            try:
                return answer.status_code, await _read(answer)
            finally:
                await answer.aclose()


async def _read(answer: httpx2.Response) -> bytes:
    heard = bytearray()
    async for chunk in answer.aiter_raw():
        heard += chunk
        if len(heard) > _LONGEST_ANSWER:
            raise asking.errors.BadAnswer(why="too_large")
    return bytes(heard)


def _request(model: str, ask: asking.Ask) -> bytes:
    schema = {"name": ask.kind, "strict": True, "schema": ask.schema}
    return msgspec.json.encode(
        {
            "model": model,
            "messages": [
                {"role": "system", "content": ask.instructions},
                {"role": "user", "content": ask.material},
            ],
            "response_format": {"type": "json_schema", "json_schema": schema},
            "max_tokens": ask.most_tokens,
            "temperature": 0,
            "stream": False,
        }
    )


def _answer(body: bytes, model: str) -> asking.Answer:
    try:
        told: Any = msgspec.json.decode(body)
        said = told["choices"][0]["message"]
        if said.get("tool_calls") or said.get("function_call"):
            raise asking.errors.BadAnswer(why="tools")
        inside = msgspec.json.decode(said["content"])
    except (msgspec.DecodeError, UnicodeError, RecursionError, LookupError, TypeError) as bad:
        raise asking.errors.BadAnswer(why="schema") from bad
    except AttributeError as bad:  # a message that is no object
        raise asking.errors.BadAnswer(why="schema") from bad
    if not isinstance(inside, dict):
        raise asking.errors.BadAnswer(why="schema")
    used = told.get("usage")
    tokens = used.get("total_tokens") if isinstance(used, dict) else None
    counted = tokens if isinstance(tokens, int) and 0 <= tokens < _LONGEST_ANSWER else 0
    return asking.Answer(body=inside, model=model, tokens=counted)


@cache
def _tls() -> ssl.SSLContext:
    return httpx2.create_ssl_context(trust_env=False)


def _timeout(seconds: float) -> dict[str, float]:
    return dict.fromkeys(("connect", "read", "write", "pool"), seconds)

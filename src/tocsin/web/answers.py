"""Answers as JSON; shapes go out as they are, not-a-number as null."""

from collections.abc import Mapping

import msgspec
from starlette.responses import Response

JSON = "application/json"


def told(shape: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a shape as an answer."""
    return Response(encoded(shape), status, headers, media_type=JSON)


def empty() -> Response:
    """Return an answer without a body."""
    return Response(status_code=204)


def encoded(shape: object) -> bytes:
    """Return a shape as JSON; what JSON has no form for is written as its text."""
    return msgspec.json.encode(shape, enc_hook=str)

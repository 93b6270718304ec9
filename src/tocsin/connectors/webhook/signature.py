"""Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, version v1."""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from tocsin.connectors.webhook import errors

_VERSION = "v1"
_LONGEST_ID = 256


def sign(key: bytes, webhook_id: str, timestamp: int, body: bytes) -> str:
    """Return the value of `webhook-signature` under one key."""
    told = f"{webhook_id}.{timestamp}.".encode() + body
    digest = hmac.new(key, told, hashlib.sha256).digest()
    return f"{_VERSION},{base64.b64encode(digest).decode()}"


def verify(
    headers: Mapping[str, str],
    body: bytes,
    *,
    keys: Iterable[bytes],
    now: datetime,
    tolerance: timedelta,
) -> str:
    """Return the delivery's id, or raise Unverified or OutOfTime."""
    told = {name.lower(): value for name, value in headers.items()}
    webhook_id, stamp = told.get("webhook-id", ""), told.get("webhook-timestamp", "")
    if not webhook_id or len(webhook_id) > _LONGEST_ID or not _is_stamp(stamp):
        raise errors.Unverified
    wanted = [sign(key, webhook_id, int(stamp), body).encode() for key in keys]
    given = told.get("webhook-signature", "").encode("utf-8", "replace").split()
    # Every pair is compared, so that the time taken tells nothing.
    fits = [hmac.compare_digest(one, other) for one in wanted for other in given[:16]]
    if not any(fits):
        raise errors.Unverified
    # Only a sender with the secret learns that its clock is wrong.
    if abs(now - datetime.fromtimestamp(int(stamp), UTC)) > tolerance:
        raise errors.OutOfTime(tolerance_s=int(tolerance.total_seconds()))
    return webhook_id


def _is_stamp(told: str) -> bool:
    return told.isascii() and told.isdigit() and len(told) <= 11  # noqa: PLR2004 - to the year 5138

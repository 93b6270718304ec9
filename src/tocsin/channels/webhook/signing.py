"""Standard Webhooks signatures (https://www.standardwebhooks.com): HMAC-SHA256, version 1."""

import base64
import hashlib
import hmac


def signed(*, key: bytes, told_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """Return the three headers that prove who sent `body` and when."""
    content = b".".join((told_id.encode(), str(timestamp).encode(), body))
    seal = base64.b64encode(hmac.digest(key, content, hashlib.sha256)).decode()
    return {
        "webhook-id": told_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{seal}",
    }

"""A signed POST (Standard Webhooks) to a system of one's own; its `webhook-id` stays the same."""

import base64
import hashlib
import hmac

import msgspec

from tocsin.publishers import exchanging, places, taking
from tocsin.statements import publishing

_TIMEOUT_S = 15.0


class Webhook:
    """Posts texts to one address, with where files lie. The answer names its id: `{"id": …}`."""

    def __init__(self, url: str, secret: bytes, address: str = "") -> None:
        self._url, self._secret, self._address = url, secret, address.rstrip("/")
        self._client = exchanging.client()

    @property
    def by_hand(self) -> bool:
        """Return that no person is needed."""
        return False

    @property
    def tells(self) -> bool:
        """Return that a look cannot tell for certain."""
        return False

    async def publish(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        """Post it once."""
        refused = taking.refused("webhook", parcel)
        if refused is not None:
            return refused
        body = _body(parcel, self._address)
        answer = await exchanging.exchange(
            self._client,
            "POST",
            self._url,
            timeout_s=_TIMEOUT_S,
            headers=self._signed(parcel, body),
            body=body,
        )
        if isinstance(answer, publishing.outcomes.Outcome):
            return answer
        no = exchanging.refused(answer)
        if no is not None:
            return no
        proof, url = answer.told.get("id"), answer.told.get("url")
        if not isinstance(proof, str | int) or isinstance(proof, bool) or not str(proof):
            fault = "statements.fault.no_proof"
            return publishing.outcomes.Unclear(fault=fault, excerpt=answer.excerpt)
        shown = url if isinstance(url, str) else ""
        return publishing.outcomes.Out(proof=f"id {proof}", url=shown, excerpt=answer.excerpt)

    async def look(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        """A webhook cannot be read back."""
        del parcel
        return publishing.outcomes.Unknown()

    async def close(self) -> None:
        """Close its connections."""
        await self._client.aclose()

    def _signed(self, parcel: publishing.Parcel, body: bytes) -> dict[str, str]:
        at = str(int(parcel.at.timestamp()))
        told = b".".join((parcel.key.encode(), at.encode(), body))
        seal = base64.b64encode(hmac.new(self._secret, told, hashlib.sha256).digest()).decode()
        return {
            "content-type": "application/json",
            "webhook-id": parcel.key,
            "webhook-timestamp": at,
            "webhook-signature": f"v1,{seal}",
        }


def _body(parcel: publishing.Parcel, address: str) -> bytes:
    one = parcel.draft
    told = {
        "type": "statement",
        "timestamp": parcel.at,
        "data": {
            "key": parcel.key,
            "title": one.title,
            "text": one.text,
            "language": one.language,
            "account": one.account,
            "reply_to": one.reply_to,
            "ai_generated": one.ai_generated,
            "attachments": [
                {
                    "name": it.name,
                    "media_type": it.media_type,
                    "sha256": it.sha256,
                    "length": it.length,
                    "alt": it.alt,
                    "url": f"{address}{places.FILES}/{it.sha256}",
                }
                for it in one.attachments
            ],
        },
    }
    return msgspec.json.encode(told)

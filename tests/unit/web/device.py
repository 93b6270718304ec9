"""A device that keeps passkeys: what a phone and its browser do, in software."""

import base64
import hashlib
import json
from dataclasses import dataclass, field
from secrets import token_bytes
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

_PRESENT, _VERIFIED, _MADE = 1, 4, 64


def text(told: bytes) -> str:
    """Return bytes as WebAuthn's JSON tells them."""
    return base64.urlsafe_b64encode(told).rstrip(b"=").decode()


@dataclass(slots=True)
class Device:
    """One key pair, made for one user at one site."""

    origin: str = "http://localhost:8000"
    asks_its_user: bool = True
    count: int = 0
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    key_id: bytes = field(default_factory=lambda: token_bytes(16))
    user: str = ""

    def made(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer navigator.credentials.create()."""
        self.user = options["user"]["id"]
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1}
        public |= {-2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}  # type: ignore[dict-item]  # COSE mixes them
        held = bytes(16) + len(self.key_id).to_bytes(2, "big") + self.key_id
        told = self._state(options["rp"]["id"], _MADE) + held + cbor2.dumps(public)
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": told})
        return self._answer(
            {
                "clientDataJSON": text(self._client("webauthn.create", options)),
                "attestationObject": text(attested),
            }
        )

    def shown(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer navigator.credentials.get()."""
        self.count += 1
        client, state = self._client("webauthn.get", options), self._state(options["rpId"], 0)
        signed = state + hashlib.sha256(client).digest()
        return self._answer(
            {
                "clientDataJSON": text(client),
                "authenticatorData": text(state),
                "signature": text(self.key.sign(signed, ec.ECDSA(hashes.SHA256()))),
                "userHandle": self.user,
            }
        )

    def _answer(self, response: dict[str, Any]) -> dict[str, Any]:
        own = text(self.key_id)
        return {"id": own, "rawId": own, "type": "public-key", "response": response}

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        told = {"type": kind, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps(told).encode()

    def _state(self, name: str, more: int) -> bytes:
        flags = _PRESENT | (_VERIFIED if self.asks_its_user else 0) | more
        return hashlib.sha256(name.encode()).digest() + bytes([flags]) + self.count.to_bytes(4)

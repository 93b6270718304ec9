"""Envelopes: short texts that only the holder of the house's key can read.

Deterministic authenticated encryption in the manner of SIV (Rogaway & Shrimpton 2006): a keyed
BLAKE2b of the text is both its proof and the start of the key stream, which is BLAKE2b in counter
mode. The same text under the same heading gives the same envelope, so what did not change is not
written again; two headings give two envelopes. For names and handles, not for files.
"""

import base64
import binascii
import hmac
from dataclasses import dataclass
from hashlib import blake2b

from tocsin.kernel import errors

_MARK = "e1."
_PROOF_BYTES = 16
_BLOCK_BYTES = 64
_STEP_BYTES = 32  # lengths tell no more than this


class NotOurs(errors.TocsinError):
    """An envelope that another key closed, that was changed, or that has another heading."""

    code = "kernel.not_ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelopes:
    """Seals and opens under one secret key (16 to 64 bytes)."""

    key: bytes

    def seal(self, text: str, heading: str) -> str:
        """Return the envelope of a text; `heading` says whose it is and is needed to open it.

        >>> ours = Envelopes(key=bytes(32))
        >>> ours.open(ours.seal("plaza:brand", "watch 1"), "watch 1")
        'plaza:brand'
        """
        told = text.encode("utf-8", "surrogatepass")
        padded = told + b"\x00" * (-len(told) % _STEP_BYTES)
        proof = self._proof(padded, heading)
        return _MARK + base64.urlsafe_b64encode(proof + self._mixed(padded, proof)).decode()

    def open(self, envelope: str, heading: str) -> str:
        """Return the text; raises NotOurs."""
        try:
            raw = base64.urlsafe_b64decode(envelope.removeprefix(_MARK).encode())
        except (binascii.Error, ValueError) as refused:
            raise NotOurs from refused
        proof, mixed = raw[:_PROOF_BYTES], raw[_PROOF_BYTES:]
        padded = self._mixed(mixed, proof)
        is_ours = hmac.compare_digest(self._proof(padded, heading), proof)
        if not (is_ours and envelope.startswith(_MARK)):
            raise NotOurs
        return padded.rstrip(b"\x00").decode("utf-8", "surrogatepass")

    def _proof(self, padded: bytes, heading: str) -> bytes:
        about = heading.encode("utf-8", "surrogatepass")
        told = len(about).to_bytes(8, "big") + about + padded
        return blake2b(told, key=self.key, digest_size=_PROOF_BYTES, person=b"proof").digest()

    def _mixed(self, text: bytes, proof: bytes) -> bytes:
        blocks = range(-(-len(text) // _BLOCK_BYTES))
        stream = b"".join(self._block(number, proof) for number in blocks)
        return bytes(one ^ other for one, other in zip(text, stream, strict=False))

    def _block(self, number: int, proof: bytes) -> bytes:
        salt = proof.ljust(_PROOF_BYTES, b"\x00")
        return blake2b(
            number.to_bytes(8, "big"), key=self.key, salt=salt, person=b"stream"
        ).digest()

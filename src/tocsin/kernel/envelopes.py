"""Envelopes: short texts that only the holder of the house's key can read.

Deterministic authenticated encryption (AES-SIV, RFC 5297): the same text under the same heading
gives the same envelope, so that what did not change is not written again; two headings give two
envelopes. For names and handles, not for files.
"""

import base64
import binascii
from dataclasses import dataclass
from hashlib import blake2b

from cryptography import exceptions
from cryptography.hazmat.primitives.ciphers import aead

from tocsin.kernel import errors

_MARK = "e1."
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
        told = text.encode("utf-8", "surrogatepass") + b"\x01"
        padded = told + b"\x00" * (-len(told) % _STEP_BYTES)
        sealed = self._cipher().encrypt(padded, [_about(heading)])
        return _MARK + base64.urlsafe_b64encode(sealed).decode()

    def open(self, envelope: str, heading: str) -> str:
        """Return the text; raises NotOurs."""
        if not envelope.startswith(_MARK):
            raise NotOurs
        try:
            sealed = base64.urlsafe_b64decode(envelope.removeprefix(_MARK).encode())
            padded = self._cipher().decrypt(sealed, [_about(heading)])
        except (binascii.Error, ValueError, exceptions.InvalidTag) as refused:
            raise NotOurs from refused
        return padded.rstrip(b"\x00")[:-1].decode("utf-8", "surrogatepass")

    def _cipher(self) -> aead.AESSIV:
        return aead.AESSIV(blake2b(key=self.key, digest_size=64, person=b"envelopes").digest())


def _about(heading: str) -> bytes:
    return heading.encode("utf-8", "surrogatepass")

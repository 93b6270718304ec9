"""Makes proofs costly to guess and useless to thieves: Argon2id hashes, sealed secrets."""

import base64
import binascii
import threading
from dataclasses import dataclass, field
from functools import cached_property
from secrets import token_bytes

import argon2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tocsin.directory import users

_AT_ONCE = 2  # 64 MiB each while it is reckoned
_NONCE_BYTES = 12
# Of a password that nobody knows: who has none is looked at for as long as who has one.
_NOBODYS = (
    "$argon2id$v=19$m=65536,t=3,p=4"
    "$2IPpfMLKXjyAGEtzWfAFcQ$W8616vmiBULTJbygj7W0hy8RLKtPQoPZyPS8HYj5osI"
)


@dataclass(slots=True)
class Argon:
    """Argon2id with the library's own numbers (RFC 9106, low memory: 64 MiB, three passes)."""

    made: argon2.PasswordHasher = field(default_factory=argon2.PasswordHasher)
    _turns: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(_AT_ONCE))

    def hash(self, password: str) -> str:
        """Return the hash to keep."""
        with self._turns:
            return self.made.hash(_bytes(password))

    def is_right(self, kept: str, password: str) -> bool:
        """Return whether it is the password; takes as long for "" as for a hash."""
        try:
            with self._turns:
                self.made.verify(kept or _NOBODYS, _bytes(password))
        except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
            return False
        return bool(kept)

    def is_dated(self, kept: str) -> bool:
        """Return whether a hash was made with less care than today's."""
        return self.made.check_needs_rehash(kept)


@dataclass(frozen=True, kw_only=True)
class Sealer:
    """Seals a user's secret under the house's key (AES-GCM), bound to that user."""

    key: bytes

    @cached_property
    def _cipher(self) -> AESGCM:
        return AESGCM(self.key)

    def sealed(self, user_id: str, secret: str) -> str:
        """Return a secret as it is kept."""
        nonce = token_bytes(_NONCE_BYTES)
        told = nonce + self._cipher.encrypt(nonce, secret.encode(), user_id.encode())
        return base64.b64encode(told).decode()

    def opened(self, user_id: str, sealed: str) -> str:
        """Return the secret; "" where it was sealed under another key or for somebody else."""
        try:
            told = base64.b64decode(sealed, validate=True)
            nonce, body = told[:_NONCE_BYTES], told[_NONCE_BYTES:]
            return self._cipher.decrypt(nonce, body, user_id.encode()).decode()
        except (binascii.Error, InvalidTag, ValueError):
            return ""


def _bytes(password: str) -> bytes:
    return users.passwords.normal(password).encode("utf-8", "replace")

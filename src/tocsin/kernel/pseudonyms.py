"""Accounts become keyed pseudonyms before anything is written (BLAKE2b, keyed)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pseudonyms:
    """Names accounts under one secret key (16 to 64 bytes); another key gives other names."""

    key: bytes

    def of(self, platform: str, handle: str) -> str:
        """Return the pseudonym of one account: 20 characters, or "" for an unknown author."""
        if not handle:
            return ""
        told = f"{platform}\x1f{handle}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(told, key=self.key, digest_size=10).hexdigest()

    def key_for(self, use: str) -> bytes:
        """Return a key of 32 bytes for one other use; neither key tells of the other.

        >>> names = Pseudonyms(key=bytes(32))
        >>> names.key_for("sessions") == names.key_for("handles")
        False
        """
        return hashlib.blake2b(use.encode(), key=self.key, digest_size=32).digest()

    def of_all(self, accounts: Iterable[tuple[str, str]]) -> list[str]:
        """Return the pseudonyms of many (platform, handle) pairs, each hashed once."""
        pairs = list(accounts)
        known = {pair: self.of(*pair) for pair in set(pairs)}
        return [known[pair] for pair in pairs]

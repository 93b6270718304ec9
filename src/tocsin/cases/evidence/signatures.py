"""The house's own signature (Ed25519, RFC 8032): only the house makes it, anybody can check it."""

from dataclasses import dataclass

from cryptography import exceptions
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

ALGORITHM = "Ed25519"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Signs under one secret key of 32 bytes."""

    key: bytes

    @property
    def public(self) -> str:
        """Return the public key in hexadecimal: whoever has it from us can check what we sign."""
        raw, form = serialization.PublicFormat.Raw, serialization.Encoding.Raw
        return self._key().public_key().public_bytes(form, raw).hex()

    def sign(self, content: bytes) -> str:
        """Return the signature in hexadecimal.

        >>> ours = Signer(key=bytes(32))
        >>> holds(ours.public, ours.sign(b"words"), b"words")
        True
        >>> holds(ours.public, ours.sign(b"words"), b"other words")
        False
        """
        return self._key().sign(content).hex()

    def _key(self) -> ed25519.Ed25519PrivateKey:
        return ed25519.Ed25519PrivateKey.from_private_bytes(self.key)


def holds(public: str, signature: str, content: bytes) -> bool:
    """Return whether a signature is that key's of these very bytes; nonsense is not."""
    try:
        key = ed25519.Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), content)
    except (exceptions.InvalidSignature, ValueError):
        return False
    return True

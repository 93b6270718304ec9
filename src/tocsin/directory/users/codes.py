"""Codes beside a password: time-based ones (RFC 6238), and recovery codes that work once."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime

STEP_S = 30
DIGITS = 6
_SECRET_BYTES = 20
_RECOVERY = 10
_RECOVERY_BYTES = 10  # 80 bits: nobody guesses one from its hash


def new_secret() -> str:
    """Return a secret as apps take it (base32)."""
    return base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def address(secret: str, name: str) -> str:
    """Return what an app scans: otpauth://."""
    return f"otpauth://totp/Tocsin:{_quoted(name)}?secret={secret}&issuer=Tocsin"


def step_of(now: datetime) -> int:
    """Return the number of the code that is shown now."""
    return int(now.timestamp()) // STEP_S


def at(secret: str, step: int) -> str:
    """Return the code of a step.

    >>> at("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 59 // 30)
    '287082'
    """
    told = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), "sha1")
    offset = told[-1] & 0x0F
    number = int.from_bytes(told[offset : offset + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def matched(secret: str, shown: str, now: datetime, *, after: int) -> int | None:
    """Return the step whose code was shown, one early or late at most; each is taken once."""
    figures = "".join(shown.split()).encode("utf-8", "replace")
    current = step_of(now)
    steps = [step for step in (current, current - 1, current + 1) if step > after and step >= 0]
    right = [step for step in steps if hmac.compare_digest(at(secret, step).encode(), figures)]
    return right[0] if right else None


def new_recovery() -> tuple[str, ...]:
    """Return fresh recovery codes, to be shown once."""
    return tuple(_grouped(secrets.token_bytes(_RECOVERY_BYTES)) for _ in range(_RECOVERY))


def recovery_hash(shown: str) -> str:
    """Return what is kept of a recovery code, however it was typed."""
    bare = "".join(letter for letter in shown.upper() if letter.isalnum())
    return hashlib.sha256(b"tocsin recovery\x1f" + bare.encode("utf-8", "replace")).hexdigest()


def _grouped(told: bytes) -> str:
    letters = base64.b32encode(told).decode()
    return "-".join(letters[first : first + 4] for first in range(0, len(letters), 4))


def _quoted(name: str) -> str:
    """Return a name for an address; letters of ours are percent-encoded UTF-8."""
    plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    return "".join(
        chr(byte) if chr(byte) in plain else f"%{byte:02X}" for byte in name.encode("utf-8")
    )

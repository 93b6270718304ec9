"""What the webhook channel must be told."""

import base64
import binascii

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, SecretStr, field_validator

_PREFIX = "whsec_"
_KEY_BYTES = range(24, 65)  # Standard Webhooks, "Signature scheme"


class Proof(BaseModel):
    """What an answer must hold, beside a 2xx, to count as delivered."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str = Field(min_length=1)  # names and list places between dots: "data.0.code"
    equals: str | int | float | bool | None


class Settings(BaseModel):
    """One receiver; a notice's recipient is only its label."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: HttpUrl
    secret: SecretStr  # "whsec_" and base64 of 24 to 64 random bytes
    proof: Proof | None = None
    timeout_s: float = Field(default=15.0, gt=0, le=45.0)  # of the whole exchange
    headers: dict[str, str] = Field(default_factory=dict)

    @field_validator("secret")
    @classmethod
    def _is_a_key(cls, secret: SecretStr) -> SecretStr:
        if len(key(secret)) not in _KEY_BYTES:
            raise ValueError("whsec")
        return secret


def key(secret: SecretStr) -> bytes:
    """Return the signing key; empty where the secret is none."""
    try:
        return base64.b64decode(secret.get_secret_value().removeprefix(_PREFIX), validate=True)
    except binascii.Error:
        return b""

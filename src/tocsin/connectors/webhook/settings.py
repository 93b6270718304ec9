"""What a webhook source is told."""

import base64
import binascii

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

_PREFIX = "whsec_"
_SHORTEST = 16


class Settings(BaseModel):
    """One address that others post to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # The newest first; an old one is kept until every sender has the new one.
    secrets: tuple[SecretStr, ...] = Field(min_length=1, max_length=8)
    platform: str = Field(default="webhook", min_length=1, max_length=64)
    tolerance_s: int = Field(default=300, ge=1, le=3_600)  # between the sender's clock and ours
    body_bytes: int = Field(default=5_000_000, ge=1_000)
    waiting: int = Field(default=100, ge=1)  # deliveries that may wait for their commit

    @field_validator("secrets")
    @classmethod
    def _are_secrets(cls, secrets: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        for secret in secrets:
            if len(key(secret)) < _SHORTEST:
                raise ValueError("whsec_")
        return secrets


def key(secret: SecretStr) -> bytes:
    """Return the bytes of a secret as Standard Webhooks writes it: whsec_ and base64."""
    told = secret.get_secret_value().removeprefix(_PREFIX)
    try:
        return base64.b64decode(told, validate=True)
    except binascii.Error as bad:
        raise ValueError("whsec_") from bad

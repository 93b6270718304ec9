"""What the e-mail channel must be told."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from tocsin.channels.email import addresses


class Settings(BaseModel):
    """An SMTP server that takes our mail."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = Field(min_length=1)
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str = ""
    password: SecretStr = SecretStr("")
    sender: str
    sender_name: str = "Tocsin"
    ca_file: Path | None = None  # a private authority to trust beside the system's
    timeout_s: float = Field(default=15.0, gt=0, le=20.0)  # of each answer

    @field_validator("sender")
    @classmethod
    def _is_an_address(cls, sender: str) -> str:
        if not addresses.is_address(sender):
            raise ValueError("address")
        return sender

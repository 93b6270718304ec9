"""What the in-app channel can be told: nothing, it is the house's own."""

from pydantic import BaseModel, ConfigDict


class Settings(BaseModel):
    """No settings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

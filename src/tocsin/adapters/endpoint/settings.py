"""What the endpoint must be told."""

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, SecretStr


class Settings(BaseModel):
    """One endpoint; public addresses are asked by https only."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: HttpUrl  # "https://llm.example/v1", "http://127.0.0.1:8080/v1"
    model: str = Field(min_length=1, max_length=200)
    key: SecretStr = SecretStr("")
    allow: tuple[str, ...] = ()  # private hosts and networks that may be asked
    tokens_per_day: int = Field(default=50_000, ge=0)
    timeout_s: float = Field(default=30.0, gt=0, le=120.0)
    judges_readings: bool = False  # also asked for an opinion on doubtful readings

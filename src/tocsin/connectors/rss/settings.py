"""What a feed source is told."""

from pydantic import BaseModel, ConfigDict, Field, HttpUrl


class Settings(BaseModel):
    """One RSS, Atom or JSON feed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: HttpUrl
    platform: str = Field(default="rss", min_length=1, max_length=64)
    poll_s: int = Field(default=300, ge=1, le=86_400)  # a feed's own ttl may make it longer
    allow: tuple[str, ...] = ()  # hosts and networks inside, that are public to us

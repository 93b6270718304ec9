"""What a simulated source is told."""

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from tocsin.simulation import script


class Settings(BaseModel):
    """One telling of the story."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    begins_at: AwareDatetime  # simulation.demo_begins_at(now) opens it just before the crisis grows
    seed: int = Field(default=7, ge=0, lt=2**31)
    speed: float = Field(default=1.0, gt=0, le=3600)  # minutes of story a minute
    hours: int = Field(default=script.HOURS, ge=1, le=24 * 14)

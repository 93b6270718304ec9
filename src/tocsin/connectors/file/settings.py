"""What a file source is told."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticKnownError

from tocsin.connectors import wire
from tocsin.connectors.file import presets


class Settings(BaseModel):
    """One file that holds posts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: Path
    preset: str = "auto"  # which shape the file has
    fields: dict[str, str] = Field(default_factory=dict)  # field → column, above the preset
    platform: str = Field(default="file", min_length=1, max_length=64)  # of posts that name none
    time_zone: str = ""  # of times that name none; empty = the preset's
    sheet: str = ""  # of a workbook; empty = the first with rows
    # When posts count as received: now (an import) or when they were written (a replay).
    received: Literal["now", "created"] = "now"
    total_bytes: int = Field(default=4_000_000_000, gt=0)  # that a compressed file may grow to

    @field_validator("preset")
    @classmethod
    def _known_preset(cls, name: str) -> str:
        if name not in presets.names():
            raise PydanticKnownError("literal_error", {"expected": _quoted(presets.names())})
        return name

    @field_validator("fields")
    @classmethod
    def _known_fields(cls, fields: dict[str, str]) -> dict[str, str]:
        known = (*wire.FIELDS, "title")
        if fields.keys() - set(known):
            raise PydanticKnownError("literal_error", {"expected": _quoted(known)})
        return fields

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        if name and name not in available_timezones():
            raise ValueError("time_zone")
        return name


def _quoted(known: Iterable[str]) -> str:
    """Return a choice as pydantic writes it."""
    return ", ".join(f"'{name}'" for name in known)

"""What all shapes share: no unknown fields, an example, times within reason, printable names."""

from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

LevelWord = Literal["none", "blue", "yellow", "orange", "red"]

_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class Shape(BaseModel):
    """A shape of the contract."""

    model_config = ConfigDict(extra="forbid")


def example(told: Mapping[str, Any]) -> ConfigDict:
    """Return the configuration of a shape with its example."""
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [dict(told)]})


def _moment(at: datetime) -> datetime:
    """Return a time in UTC (a time without a zone is UTC), between 1970 and 2200."""
    aware = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    if not _FIRST <= aware < _LAST:
        raise PydanticCustomError("moment_out_of_range", "Time must lie between 1970 and 2200")
    return aware.astimezone(UTC)


def _printable(text: str) -> str:
    if not text.isprintable():
        raise PydanticCustomError("not_printable", "Text must hold no control characters")
    return text


Moment = Annotated[datetime, AfterValidator(_moment)]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_printable),
]


def _by(told: str) -> str:
    """Return who is signed in, in place of the name that was told."""
    return SIGNED_IN.get() or told


# The name of who asks, for the shapes that tell a person: set by the gate for one request.
SIGNED_IN: ContextVar[str] = ContextVar("SIGNED_IN", default="")
By = Annotated[Name, AfterValidator(_by)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_printable)]
Told = Annotated[
    str, Field(description="ISO 8601 in UTC", json_schema_extra={"format": "date-time"})
]

"""Typed events. They are values: whoever moves something hands them on (docs/decisions/0009)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that has happened; subclasses are named in the past tense."""

    at: datetime

"""What follows of agreements, shifts and absences."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Who holds a duty; `person_id` "" is nobody."""

    duty_id: str
    person_id: str
    how: str  # shift, holder, deputy, nobody
    passed_over: tuple[str, ...] = ()  # people who hold it by right and cannot now


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A time in which nobody holds a duty."""

    duty_id: str
    begins_at: datetime
    ends_at: datetime

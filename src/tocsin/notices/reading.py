"""Who has seen a notice: the one they opened, and all that their answer covers. Pure."""

from dataclasses import replace
from datetime import datetime

from tocsin.notices import errors
from tocsin.notices.model import Notice, State


def acknowledge(notice: Notice, person: str, at: datetime) -> Notice:
    """Return the notice with the name of who has seen it; the first name stays.

    Raises:
        errors.NoName: nobody is named.
    """
    name = _named(person, notice)
    if notice.acknowledged_by:
        return notice
    climb_at = notice.climb_at if notice.state is State.REJECTED else None
    return replace(notice, acknowledged_by=name, acknowledged_at=at, climb_at=climb_at)


def read(notice: Notice, person: str, at: datetime) -> Notice:
    """Return the notice as opened by a person; the first reading stays. Raises errors.NoName."""
    seen = acknowledge(notice, person, at)
    if notice.read_at is not None:
        return seen
    return replace(seen, read_by=_named(person, notice), read_at=at)


def _named(person: str, notice: Notice) -> str:
    name = " ".join(person.encode("utf-8", "replace").decode().split())
    if not name:
        raise errors.NoName(notice_id=notice.notice_id)
    return name

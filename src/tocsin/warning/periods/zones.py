"""Time zones by name; a name that nobody knows is refused, never guessed."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin.warning import errors


def zone(name: str) -> ZoneInfo:
    """Return a time zone; raises errors.BadPeriod."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise errors.BadPeriod(why="time_zone", place=name[:80]) from fault

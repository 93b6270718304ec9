"""Time zones by name; a name that nobody knows is refused, never guessed."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin.warning import errors

# What Outlook and Exchange write instead of a zone's name (Unicode CLDR, windowsZones).
_OF_WINDOWS = {
    "China Standard Time": "Asia/Shanghai",
    "Taipei Standard Time": "Asia/Taipei",
    "Tokyo Standard Time": "Asia/Tokyo",
    "Korea Standard Time": "Asia/Seoul",
    "Singapore Standard Time": "Asia/Singapore",
    "India Standard Time": "Asia/Kolkata",
    "GMT Standard Time": "Europe/London",
    "W. Europe Standard Time": "Europe/Berlin",
    "Romance Standard Time": "Europe/Paris",
    "Eastern Standard Time": "America/New_York",
    "Central Standard Time": "America/Chicago",
    "Mountain Standard Time": "America/Denver",
    "Pacific Standard Time": "America/Los_Angeles",
    "AUS Eastern Standard Time": "Australia/Sydney",
}


def named(told: str) -> str:
    """Return the name of a zone that a calendar names in the manner of Windows.

    >>> named("Taipei Standard Time"), named("Asia/Taipei")
    ('Asia/Taipei', 'Asia/Taipei')
    """
    return _OF_WINDOWS.get(told, told)


def zone(name: str) -> ZoneInfo:
    """Return a time zone; raises errors.BadPeriod."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise errors.BadPeriod(why="time_zone", place=name[:80]) from fault

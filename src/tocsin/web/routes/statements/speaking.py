"""Who speaks, and by which clock."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin import simulation
from tocsin import statements as room
from tocsin.web import ports


def called(house: ports.House, language: str) -> str:
    """Return what the organisation calls itself in a language."""
    if house.settings.organisation:
        return house.settings.organisation
    if house.is_simulated:
        return simulation.brand(language)
    return house.catalogue.say(language, "statements.organisation")


def zone(name: str) -> str:
    """Return a time zone's name; raises BadDraft for one that nobody knows."""
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise room.errors.BadDraft(why="zone") from unknown

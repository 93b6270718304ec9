"""A line, and the small ones that stand in others: levels, lengths of time, how rare."""

from tocsin.warning.model import Level
from tocsin.warning.rules import budgets

Line = dict[str, object]

_WEEKS_A_YEAR = 52
_YEARS = 100  # beyond them a tail is a guess, and no figure of it is to be believed
_MINUTES_AN_HOUR = 60


def line(code: str, **facts: object) -> Line:
    """Return one line."""
    return {"code": code, "facts": facts}


def level(one: Level) -> Line:
    """Return a level's name."""
    return line(f"warning.level.{one.word}")


def span(window_s: int) -> Line:
    """Return a length of time in the unit that a person would use."""
    minutes = round(window_s / 60)
    if minutes % _MINUTES_AN_HOUR or minutes < _MINUTES_AN_HOUR:
        return line("warning.span.minutes", minutes=minutes)
    return line("warning.span.hours", hours=minutes // _MINUTES_AN_HOUR)


def rarity(rate_per_week: float) -> Line:
    """Return "once in N weeks", or years; of what is rarer than a century, that it is."""
    if rate_per_week * _WEEKS_A_YEAR * _YEARS < 1.0:
        return line("warning.rarity.seldom")
    weeks = 1.0 / rate_per_week
    if weeks >= _WEEKS_A_YEAR:
        return line("warning.rarity.years", years=round(weeks / _WEEKS_A_YEAR, 1))
    if round(weeks, 1) <= 1:
        return budgets.often(rate_per_week)
    return line("warning.rarity.weeks", weeks=round(weeks, 1))

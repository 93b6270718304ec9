"""A false-alarm budget: how often a watch may be told without need, in numbers and in words."""

from dataclasses import dataclass

from tocsin.warning import errors
from tocsin.warning.grading import Edges
from tocsin.warning.model import Level

LEAST, MOST = 0.02, 20.0  # once a year … about three a day
_WEEKS_A_MONTH = 52 / 12
_WEEKS_A_YEAR = 52
_ONCE = 0.95  # rounds to once
_OFTEN = {
    ("week", True): "warning.often.once_week",
    ("week", False): "warning.often.week",
    ("month", True): "warning.often.once_month",
    ("month", False): "warning.often.month",
    ("year", True): "warning.often.once_year",
    ("year", False): "warning.often.year",
}

Line = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """So many blue warnings a week, at most, when nothing is the matter; the rest in proportion."""

    per_week: float
    version: int = 0


def checked(per_week: float) -> float:
    """Return the number; raises errors.BadBudget."""
    if not LEAST <= per_week <= MOST:
        raise errors.BadBudget(per_week=per_week, least=LEAST, most=MOST)
    return per_week


def edges(base: Edges, per_week: float) -> Edges:
    """Return the edges of a budget: blue at `per_week`, the others in the base's proportion."""
    return base.scaled(per_week / base.blue)


def in_words(of: Edges) -> tuple[Line, ...]:
    """Return one line a level: "orange: about 4 times a year", as codes and facts."""
    return tuple(
        {
            "code": "warning.budget.level",
            "facts": {
                "level": {"code": f"warning.level.{level.word}", "facts": {}},
                "often": often(of.of(level)),
            },
        }
        for level in (Level.BLUE, Level.YELLOW, Level.ORANGE, Level.RED)
    )


def often(rate_per_week: float) -> Line:
    """Return how often that is, in the unit that a person would use.

    >>> often(12 / 52)
    {'code': 'warning.often.once_month', 'facts': {'times': 1.0}}
    """
    for unit, weeks in (("week", 1.0), ("month", _WEEKS_A_MONTH), ("year", _WEEKS_A_YEAR)):
        times = rate_per_week * weeks
        if times >= _ONCE:
            is_once = times < 1 / _ONCE
            return {"code": _OFTEN[unit, is_once], "facts": {"times": round(times, 1)}}
    years = round(1 / max(rate_per_week * _WEEKS_A_YEAR, 1e-3), 1)
    return {"code": "warning.often.years", "facts": {"years": years}}

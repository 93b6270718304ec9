"""A preset and its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

SOURCES = ("measured", "law", "practice", "judgement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number and where it comes from."""

    name: str  # "budget_per_week", "calm_minutes", "lift.safety", "first_word_minutes"
    value: float
    source: str  # measured here, law, documented practice, or judgement said as such
    where: str  # code of the catalogue: "warning.where.<where>"

    @property
    def is_acting(self) -> bool:
        """Return whether the desk acts on it; the others are clocks that people hold."""
        return self.name in {"budget_per_week", "calm_minutes", "poll_factor"} or (
            self.name.startswith("lift.")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """What an industry begins with."""

    code: str
    version: int
    numbers: tuple[Number, ...]
    periods: tuple[str, ...] = ()  # shipped sensitive periods that fit; offered, not in force

    def value(self, name: str) -> float | None:
        """Return one number."""
        return next((one.value for one in self.numbers if one.name == name), None)

    @property
    def lifts(self) -> Mapping[str, int]:
        """Return by how many levels each class may lift, where this industry differs."""
        return {
            one.name.removeprefix("lift."): int(one.value)
            for one in self.numbers
            if one.name.startswith("lift.")
        }

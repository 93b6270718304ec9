"""What the household's entries are called, by the catalogue."""

from collections.abc import Callable

Say = Callable[[str], str]  # a code of ours, less its beginning, as its sentence
CODES = "simulation.household."
MARK = "mark"

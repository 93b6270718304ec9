"""The people of the invented brand: a small directory of its own, marked as fictional.

Hears   a language and a moment
Says    directory entries and shifts
Needs   the sentences of a catalogue
Leaves  keeping them to the books
"""

from tocsin.simulation.household import outside, people, rota, words
from tocsin.simulation.household.words import Say

__all__ = ["Say", "outside", "people", "rota", "words"]

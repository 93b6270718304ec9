"""Files that go out with the words: looked at by their bytes, cleaned, known by their hash.

Hears   bytes that anybody brings
Says    pictures and papers whose kind their own bytes tell
Needs   nothing
Leaves  keeping the bytes to the books, carrying them to publishers
"""

from tocsin.statements.attaching import memory, reading
from tocsin.statements.attaching.model import (
    DAY,
    FULL,
    LONGEST,
    MUCH,
    PAPER,
    PICTURES,
    UNUSED,
    Kept,
    Read,
)

__all__ = [
    "DAY",
    "FULL",
    "LONGEST",
    "MUCH",
    "PAPER",
    "PICTURES",
    "UNUSED",
    "Kept",
    "Read",
    "memory",
    "reading",
]

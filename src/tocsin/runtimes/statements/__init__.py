"""Statements, between the books, the publishers and the room.

Hears   what people do with facts, drafts and signatures; publishers' answers
Says    audit entries, changes for the screens, notices of a broken glass
Needs   the books of the caller's transaction, a publisher for each channel
Leaves  the rules to the room
"""

from tocsin.runtimes.statements import (
    allowing,
    asking,
    besides,
    calls,
    everybody,
    first_words,
    plans,
    polishing,
    shaping,
)
from tocsin.runtimes.statements.calls import Watchman
from tocsin.runtimes.statements.entering import desk
from tocsin.runtimes.statements.herald import Herald
from tocsin.runtimes.statements.standing import levels, names
from tocsin.runtimes.statements.telling import Told
from tocsin.runtimes.statements.turns import Caller, late

__all__ = [
    "Caller",
    "Herald",
    "Told",
    "Watchman",
    "allowing",
    "asking",
    "besides",
    "calls",
    "desk",
    "everybody",
    "first_words",
    "late",
    "levels",
    "names",
    "plans",
    "polishing",
    "shaping",
]

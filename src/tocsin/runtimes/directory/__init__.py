"""The directory in the runtime: who is at the door, and what people enter, with an audit entry.

Hears   what a browser or the console shows of itself; what people enter
Says    Visitor; what was kept, told to the screens
Needs   the books of the caller's transaction
Leaves  what a role may do to the rooms' laws
"""

from tocsin.runtimes.directory import (
    coding,
    devices,
    forgetting,
    furnishing,
    keeping,
    peopling,
    proving,
    shaping,
    signing,
    visiting,
    vouching,
)
from tocsin.runtimes.directory.proving import Argon, Sealer
from tocsin.runtimes.directory.signing import Desk, Shown, SignedIn, enter
from tocsin.runtimes.directory.visiting import Visitor

__all__ = [
    "Argon",
    "Desk",
    "Sealer",
    "Shown",
    "SignedIn",
    "Visitor",
    "coding",
    "devices",
    "enter",
    "forgetting",
    "furnishing",
    "keeping",
    "peopling",
    "proving",
    "shaping",
    "signing",
    "visiting",
    "vouching",
]

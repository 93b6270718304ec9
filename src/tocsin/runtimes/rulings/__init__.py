"""What people rule, in the runtime: rules in force, posts remembered, nobody told twice.

Hears   entries of the rule book, periods, silences; level changes of the desk
Says    Rules; notices and bulletins; what was kept back
Needs   the books of the caller's transaction
Leaves  deciding to the warning room
"""

from tocsin.runtimes.rulings import (
    enlisting,
    law,
    lawmaking,
    looking,
    pacing,
    remembering,
    restraint,
    rota,
    routes,
    shaping,
)
from tocsin.runtimes.rulings.lawmaking import in_force
from tocsin.runtimes.rulings.looking import Looking
from tocsin.runtimes.rulings.pacing import Pace
from tocsin.runtimes.rulings.remembering import Reader
from tocsin.runtimes.rulings.restraint import Restraint, Tell, Telling

__all__ = [
    "Looking",
    "Pace",
    "Reader",
    "Restraint",
    "Tell",
    "Telling",
    "enlisting",
    "in_force",
    "law",
    "lawmaking",
    "looking",
    "pacing",
    "remembering",
    "restraint",
    "rota",
    "routes",
    "shaping",
]

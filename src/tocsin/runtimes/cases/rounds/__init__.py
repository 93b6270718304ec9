"""What cases look at by themselves as time passes, each a chore of the runtime.

Hears   the passing of time; posts that were read, entries and statements that people made
Says    what the room of cases tells of it
Needs   the books, the desk of cases, the one writer's turn
Leaves  deciding to the room of cases
"""

from tocsin.runtimes.cases.rounds import deadlines, ticking, wards
from tocsin.runtimes.cases.rounds.deadlines import Deadlines
from tocsin.runtimes.cases.rounds.ticking import Ticker
from tocsin.runtimes.cases.rounds.wards import Wards

__all__ = ["Deadlines", "Ticker", "Wards", "deadlines", "ticking", "wards"]

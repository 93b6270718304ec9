"""What goes on beside the listening, in rounds: none of it may stop the listening."""

from tocsin.runtimes.chores.rounds import STORE_REFUSALS, beside, every, to_its_end
from tocsin.runtimes.chores.tidying import Chore, Retention, Tidying

__all__ = [
    "STORE_REFUSALS",
    "Chore",
    "Retention",
    "Tidying",
    "beside",
    "every",
    "to_its_end",
]

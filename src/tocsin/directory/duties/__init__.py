"""Who holds a duty at a moment: by the rota, by agreement, or a deputy; or nobody, said loudly.

Hears   duties, people and shifts; calendars
Says    Held
Needs   the time as an argument
Leaves  keeping to entries and the books
"""

from tocsin.directory.duties import errors, holding, model, rota
from tocsin.directory.duties.holding import duties_of, duty_at, gaps, holders_at, line_at
from tocsin.directory.duties.model import Gap, Held

__all__ = [
    "Gap",
    "Held",
    "duties_of",
    "duty_at",
    "errors",
    "gaps",
    "holders_at",
    "holding",
    "line_at",
    "model",
    "rota",
]

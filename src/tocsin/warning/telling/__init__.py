"""What happened, as codes of the catalogue and facts: one content for screen, notice and API.

Hears   LevelChange with its explanation, Gathering, Degradation, a silence that ended
Says    lines: {"code", "facts"}; a fact may be a line itself
Needs   nothing
Leaves  the sentences to locales/, finding the language to whoever reads
"""

from tocsin.warning.telling import beside, changes
from tocsin.warning.telling.beside import degraded, gathering, outage, silence_ended
from tocsin.warning.telling.changes import Line, line, lines
from tocsin.warning.telling.plain import finding, plain

__all__ = [
    "Line",
    "beside",
    "changes",
    "degraded",
    "finding",
    "gathering",
    "line",
    "lines",
    "outage",
    "plain",
    "silence_ended",
]

"""What happened, as codes of the catalogue and facts: one content for screen, notice and API.

Hears   LevelChange with its explanation, Gathering, Degradation, a silence that ended
Says    lines: {"code", "facts"}; a fact may be a line itself
Needs   nothing
Leaves  the sentences to locales/, finding the language to whoever reads
"""

from tocsin.warning.telling import beside, changes, parts, posts
from tocsin.warning.telling.beside import degraded, gathering, outage, silence_ended
from tocsin.warning.telling.changes import lines
from tocsin.warning.telling.parts import Line, line
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
    "parts",
    "plain",
    "posts",
    "silence_ended",
]

"""What an hour brings that a watch has not known: phrases, and accounts.

Hears   the posts of one watch and hour, folded, and what was known before it
Says    Told: figures of the hour with their evidence, and the phrases that are new
Needs   nothing but arithmetic; what is known is bounded and can be written down
Leaves  fetching posts and keeping what is told to runtimes/hourly
"""

from tocsin.indicators.novelty.background import Background
from tocsin.indicators.novelty.behind import KEPT, Evidence
from tocsin.indicators.novelty.grams import Grams
from tocsin.indicators.novelty.known import Known
from tocsin.indicators.novelty.newcomers import Acquaintance
from tocsin.indicators.novelty.phrases import Phrase
from tocsin.indicators.novelty.telling import COLUMNS, Hour, Told, learn, tell

__all__ = [
    "COLUMNS",
    "KEPT",
    "Acquaintance",
    "Background",
    "Evidence",
    "Grams",
    "Hour",
    "Known",
    "Phrase",
    "Told",
    "learn",
    "tell",
]

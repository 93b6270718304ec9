"""Asks a language model, where one is set up: to sum a story up, to judge a doubtful reading.

Hears   texts of posts, which are hostile
Says    Ask, bound to a schema; Written and Opinion, checked and marked as a machine's
Needs   ports.Endpoint; it has no tools, sees no names and can trigger nothing
Leaves  transport to adapters/endpoint, deciding to people
"""

from tocsin.enrichment.asking import errors, ports
from tocsin.enrichment.asking.judging import opinion, summary
from tocsin.enrichment.asking.masking import masked
from tocsin.enrichment.asking.model import LANGUAGES, Answer, Ask, Kind, Language, Written
from tocsin.enrichment.asking.wording import to_judge, to_sum_up

__all__ = [
    "LANGUAGES",
    "Answer",
    "Ask",
    "Kind",
    "Language",
    "Written",
    "errors",
    "masked",
    "opinion",
    "ports",
    "summary",
    "to_judge",
    "to_sum_up",
]

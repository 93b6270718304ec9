"""What is alike: earlier cases and playbooks beside a case, what was said beside a draft.

Hears   a case, a draft
Says    the nearest of what the house keeps, each with how near, and what that goes by
Needs   the books, the encoder where it is installed, enrichment.likeness
Leaves  learning from an earlier case to people, contradictions to statements.checks
"""

from tocsin.runtimes.alike import measuring
from tocsin.runtimes.alike.beside_cases import beside_case
from tocsin.runtimes.alike.beside_drafts import beside_draft
from tocsin.runtimes.alike.remembering import Remembering

__all__ = ["Remembering", "beside_case", "beside_draft", "measuring"]

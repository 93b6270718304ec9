"""Has a language model smooth a text's sentences, and takes nothing of it that is not borne out.

Hears   a draft, confirmed facts, a model's answer, which is not trusted
Says    a question bound to a schema; a text whose every sentence keeps its facts
Needs   nothing: pure; the model has no tools and can trigger nothing
Leaves  transport to adapters/endpoint, yes and no to the people who sign
"""

from tocsin.statements.polishing.judging import judged
from tocsin.statements.polishing.wording import Asked, ask

__all__ = ["Asked", "ask", "judged"]

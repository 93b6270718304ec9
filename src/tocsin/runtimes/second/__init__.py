"""A second reading of picked posts, beside the listening.

Hears   committed posts; which cases are open, and which posts stand for stories
Says    what both readers together make of the posts worth it, under a budget
Needs   the books, the stored posts, enrichment.second.SecondReader
Leaves  figures, levels and search to the first reading
"""

from tocsin.runtimes.second.rereading import Again

__all__ = ["Again"]

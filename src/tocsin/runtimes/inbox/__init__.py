"""What waits for one person: to acknowledge, to do, to sign, to take over, to answer.

Hears   who asks
Says    notices, tasks, drafts and papers in the shapes of their rooms
Needs   the books of the caller's transaction
Leaves  doing it to the rooms
"""

from tocsin.runtimes.inbox import acknowledging, gathering, law, waiting
from tocsin.runtimes.inbox.acknowledging import Acknowledging
from tocsin.runtimes.inbox.gathering import Reader, of

__all__ = ["Acknowledging", "Reader", "acknowledging", "gathering", "law", "of", "waiting"]

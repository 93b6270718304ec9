"""Teaching the reader, between the books, the folder of versions and the room.

Hears   corrections of people; what they put in use
Says    new versions with their effect; what a version has drifted from; the reader in use
Needs   the books, the data folder, the stored posts
Leaves  arithmetic to enrichment.training, rules to enrichment.teaching
"""

from tocsin.runtimes.teaching import comparing, correcting, learning, shapes, shelf
from tocsin.runtimes.teaching.drifting import Drift, drift
from tocsin.runtimes.teaching.shelf import Shelf

__all__ = ["Drift", "Shelf", "comparing", "correcting", "drift", "learning", "shapes", "shelf"]

"""For tests, ours and those of plug-in authors: builders, a fault proxy, contract suites.

Hears   nothing
Says    nothing
Needs   a connector to try
Leaves  asserting to the test
"""

from tocsin.testing import builders
from tocsin.testing.builders import a_batch, a_post, a_reception, some_pseudonyms

__all__ = [
    "a_batch",
    "a_post",
    "a_reception",
    "builders",
    "some_pseudonyms",
]

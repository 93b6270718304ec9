"""How a test asks for an outbox."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from tocsin import notices

Opened = Callable[[], AbstractContextManager[notices.Outbox]]

KINDS = [
    "remembered",
    "in_sqlite",
    pytest.param("in_postgresql", marks=pytest.mark.integration),
]

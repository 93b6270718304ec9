"""A connector's batches, gathered."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tocsin import connectors, listening
from tocsin.kernel import clock
from tocsin.testing import builders


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a run over a source brought."""

    parsed: list[listening.Parsed]
    cursors: list[str]

    def ids(self) -> list[str]:
        return list(chain.from_iterable(p.posts.column("post_id").to_pylist() for p in self.parsed))

    def column(self, name: str) -> list[Any]:
        return list(chain.from_iterable(p.posts.column(name).to_pylist() for p in self.parsed))

    def faults(self) -> list[listening.Fault]:
        return list(chain.from_iterable(p.faults for p in self.parsed))

    def reasons(self) -> list[tuple[str, str]]:
        return [(f.place, f.reason.removeprefix("listening.")) for f in self.faults()]


Hear = Callable[..., Any]


async def gathered(batches: AsyncIterator[listening.Batch]) -> Heard:
    found = [batch async for batch in batches]
    return Heard(parsed=[batch.parse() for batch in found], cursors=[b.cursor for b in found])


@pytest.fixture
def hear_file() -> Hear:
    """Return what reads a file to its end."""

    async def hear(path: Path, cursor: str | None = None, **settings: object) -> Heard:
        told: Mapping[str, object] = {"path": path, **settings}
        source = connectors.kind("file").connect(
            told,
            clock=clock.SetClock(builders.NOON),
            pseudonyms=builders.some_pseudonyms(),
            wall=clock.SetClock(builders.NOON),
        )
        return await gathered(source.batches(cursor))

    return hear

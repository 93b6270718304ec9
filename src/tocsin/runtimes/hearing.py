"""Listens to the sources: each in a task of its own, taken up behind its committed cursor.

A fault waits and tries again (full jitter, 1 s to 5 min, or as long as the source asked); a
refusal waits for a person. Whatever happens shows in the source's health, never as calm.
"""

import asyncio
import random
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass

import structlog

from tocsin import listening, pipeline
from tocsin.kernel import clock
from tocsin.runtimes import flowing
from tocsin.runtimes.board import HealthBoard
from tocsin.runtimes.stepping import Steppers

log = structlog.get_logger()

_FIRST_WAIT_S, _LONGEST_WAIT_S = 1.0, 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeding:
    """A source with the connector that reads it and the recipe for its posts."""

    source: listening.Source
    connector: listening.Connector
    recipe: pipeline.Recipe

    def committed(self, cursor: str) -> None:
        """Tell the connector that its posts up to `cursor` are committed, if it wants to know."""
        if isinstance(self.connector, listening.ports.Acknowledging):
            self.connector.committed(cursor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One stepped batch on its way to the writer."""

    feeding: Feeding
    step: pipeline.Stepped


class Hearing:
    """Carries one source's batches through the steppers to the writer's queue."""

    def __init__(
        self,
        feeding: Feeding,
        *,
        steppers: Steppers,
        board: HealthBoard,
        time: clock.Clock,
        cursor: Callable[[str], str | None],
    ) -> None:
        self._feeding, self._steppers, self._board = feeding, steppers, board
        self._time, self._cursor = time, cursor

    async def run(self, out: "asyncio.Queue[Heard]") -> None:
        """Listen until the source ends or refuses."""
        source_id = self._feeding.source.source_id
        while True:
            try:
                async with aclosing(self._stepped()) as steps:
                    async for step in steps:
                        await out.put(Heard(feeding=self._feeding, step=step))
            except listening.errors.SourceFault as fault:
                failures = self._board.failed(source_id, status="failing", fault=_why(fault))
                log.warning("source.failed", source=source_id, fault=str(fault), failures=failures)
                await asyncio.sleep(_wait_s(fault, failures))
            except (listening.errors.SourceRefused, listening.errors.BadSettings) as refusal:
                self._board.failed(source_id, status="refused", fault=_why(refusal))
                log.warning("source.refused", source=source_id, fault=str(refusal))
                return
            else:
                log.info("source.ended", source=source_id)
                return

    def _stepped(self) -> AsyncGenerator[pipeline.Stepped, None]:
        batches = self._feeding.connector.batches(self._cursor(self._feeding.source.source_id))
        return flowing.in_order(batches, self._step, width=self._steppers.width)

    async def _step(self, batch: listening.Batch) -> pipeline.Stepped:
        self._board.fetched(self._feeding.source.source_id, self._time.now())
        return await self._steppers.run(self._feeding.recipe, batch)


def _why(
    fault: listening.errors.SourceFault
    | listening.errors.SourceRefused
    | listening.errors.BadSettings,
) -> str:
    """Return the code that tells a person most: why it failed, where a connector said so."""
    if isinstance(fault, listening.errors.BadSettings):
        return fault.code
    return f"listening.why.{fault.cause}"


def _wait_s(fault: listening.errors.SourceFault, failures: int) -> float:
    if fault.wait is not None:
        return min(fault.wait.total_seconds(), _LONGEST_WAIT_S)
    longest = min(_FIRST_WAIT_S * 2.0 ** (failures - 1), _LONGEST_WAIT_S)
    return random.uniform(_FIRST_WAIT_S / 2, longest)  # noqa: S311 (jitter, no secret)

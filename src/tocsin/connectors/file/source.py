"""A file as a source: from its beginning, or from a cursor, to its end."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from functools import partial

import msgspec

from tocsin import listening
from tocsin.connectors import wire
from tocsin.connectors.file import layouts, mapping, reading
from tocsin.connectors.file.settings import Settings
from tocsin.kernel import clock, pseudonyms


class Cursor(msgspec.Struct, frozen=True, kw_only=True):
    """Which file, and how far it has been read."""

    file: str  # reading.fingerprint
    part: int = 0
    offset: int = 0
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A block, how to read it, and the cursor behind it."""

    block: reading.Block
    choice: layouts.Choice
    cursor: str


def steps(settings: Settings, cursor: str | None = None) -> Iterator[Step]:
    """Return the blocks of the file behind `cursor`.

    A cursor of another file (it grew, it was replaced) begins anew and says so: taking a post in
    twice is harmless, leaving one out is not.
    """
    file = reading.fingerprint(settings.path)
    at, told = _taken_up(cursor, file)
    limits = reading.Limits(total_bytes=settings.total_bytes)
    for number, part in enumerate(reading.of_file(settings.path, limits, settings.sheet)):
        if number < at.part:
            continue
        begun = at if number == at.part and at.offset else None
        for step in _of_part(part, settings, begun, Cursor(file=file, part=number)):
            yield dataclasses.replace(step, block=_telling(step.block, told))
            told = ()
    if told:
        yield _end(told, at)


def _of_part(
    part: reading.streams.Part, settings: Settings, begun: Cursor | None, here: Cursor
) -> Iterator[Step]:
    choice = layouts.choose(part.sample, settings)
    behind = Cursor(file=here.file, part=here.part + 1)
    if isinstance(choice, listening.Fault):
        yield _end((*part.sample.faults, choice), behind)
        return
    place = reading.Place(offset=begun.offset, line=begun.line) if begun else choice.begins
    told = () if begun else part.sample.faults
    for block in part.in_blocks(place):
        cursor = behind if block.is_last else _behind(block, here)
        yield Step(block=_telling(block, told), choice=choice, cursor=_written(cursor))
        told = ()
    if told:
        yield _end(told, behind)


def _behind(block: reading.Block, here: Cursor) -> Cursor:
    return Cursor(file=here.file, part=here.part, offset=block.offset_after, line=block.line_after)


def _taken_up(cursor: str | None, file: str) -> tuple[Cursor, tuple[listening.Fault, ...]]:
    if cursor is None:
        return Cursor(file=file), ()
    try:
        at = msgspec.json.decode(cursor, type=Cursor)
    except ValueError:
        at = Cursor(file="")
    if at.file == file:
        return at, ()
    fault = listening.Fault(place="line 1", reason="listening.file_changed", excerpt=at.file)
    return Cursor(file=file), (fault,)


def _telling(block: reading.Block, told: tuple[listening.Fault, ...]) -> reading.Block:
    return dataclasses.replace(block, faults=(*told, *block.faults)) if told else block


def _end(told: tuple[listening.Fault, ...], at: Cursor) -> Step:
    block = reading.Block(
        kind="none", data=b"", line=1, rows=0, offset_after=0, line_after=1, faults=told
    )
    return Step(block=block, choice=layouts.NOTHING, cursor=_written(at))


def _written(cursor: Cursor) -> str:
    return msgspec.json.encode(cursor).decode()


class FileConnector:
    """Reads one file, a block a batch; each block is parsed wherever the runtime likes."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: clock.Clock,
        pseudonyms: pseudonyms.Pseudonyms,
        wall: clock.Clock,
    ) -> None:
        self._settings, self._clock, self._wall = settings, clock, wall
        self._pseudonyms = pseudonyms

    async def batches(self, cursor: str | None) -> AsyncIterator[listening.Batch]:
        """Return the batches behind `cursor`; ends with the file."""
        found = steps(self._settings, cursor)
        while (step := await asyncio.to_thread(self._next, found)) is not None:
            yield listening.Batch(
                parse=partial(
                    mapping.parse, step.block, step.choice.layout, self._reception(step.choice)
                ),
                cursor=step.cursor,
                rows=step.block.rows,
            )

    def _next(self, found: Iterator[Step]) -> Step | None:
        try:
            return next(found, None)
        except OSError as lost:
            path = str(self._settings.path)
            raise listening.errors.SourceRefused(why="unreadable", file=path) from lost

    def _reception(self, choice: layouts.Choice) -> wire.Reception:
        return reception(
            self._settings,
            choice.zone,
            pseudonyms=self._pseudonyms,
            clock=self._wall if self._settings.received == "created" else self._clock,
        )


def reception(
    settings: Settings, zone: str, *, pseudonyms: pseudonyms.Pseudonyms, clock: clock.Clock
) -> wire.Reception:
    """Return how posts of this file are received now."""
    return wire.Reception(
        pseudonyms=pseudonyms,
        at=clock.now(),
        platform=settings.platform,
        zone=zone,
        received=settings.received,
    )

"""The house goes on whatever breaks beside it, and ends when it is told to."""

import asyncio
import threading
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest

from tocsin import assembly, notices, pipeline, settings
from tocsin.runtimes import embedded, hearing

PATIENCE_S = 20


@pytest.fixture
def house(tmp_path: Path) -> Iterator[assembly.House]:
    chosen = settings.Settings.model_validate(
        {"ingest": {"processes": 0, "reader": "null"}, "store": {"folder": tmp_path}}
    )
    kept = assembly.keep(chosen.store)
    with assembly.steppers(chosen) as pool:
        yield assembly.house(chosen, kept, pool)
    kept.close()


async def living(runtime: embedded.Embedded, until: asyncio.Event) -> None:
    """Let a house live until something has happened; raises what it raises."""
    running = asyncio.create_task(runtime.run())
    waiting = asyncio.create_task(until.wait())
    async with asyncio.timeout(PATIENCE_S):
        await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    running.cancel()
    await asyncio.wait([running], timeout=PATIENCE_S)
    assert running.cancelled()


@dataclass
class Reckoning:
    """Reckons all the time; `kept` is what came of it."""

    reached: Callable[[], object]
    breaks: bool = False
    kept: list[datetime] = field(default_factory=list)

    def is_due(self, now: datetime) -> bool:
        return True

    def reckon(self, now: datetime) -> Callable[[], int]:
        if self.breaks:
            raise ValueError

        def keep() -> int:
            self.kept.append(now)
            self.reached()
            return 1

        return keep


def with_reckoners(house: assembly.House, *some: Reckoning) -> embedded.Embedded:
    return embedded.Embedded(replace(house.runtime._parts, reckoners=some))


async def test_a_reckoner_that_breaks_keeps_nothing_and_holds_up_no_other(
    house: assembly.House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "RECKON_S", 0.01)
    thrice, loop = asyncio.Event(), asyncio.get_running_loop()
    good = Reckoning(lambda: len(good.kept) >= 3 and loop.call_soon_threadsafe(thrice.set))
    broken = Reckoning(lambda: None, breaks=True)

    await living(with_reckoners(house, broken, good), thrice)

    assert len(good.kept) >= 3
    assert broken.kept == []


async def test_a_postman_that_breaks_does_not_stop_the_listening(
    house: assembly.House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "POST_S", 0.01)
    monkeypatch.setattr(embedded, "TICK_S", 0.01)
    tried, ticked = asyncio.Event(), asyncio.Event()
    tick = embedded.Embedded._tick

    async def breaks(postman: notices.Postman) -> None:
        tried.set()
        raise ValueError

    async def ticks(runtime: embedded.Embedded) -> None:
        await tick(runtime)
        await tried.wait()
        ticked.set()

    monkeypatch.setattr(notices.Postman, "run_once", breaks)
    monkeypatch.setattr(embedded.Embedded, "_tick", ticks)

    await living(house.runtime, ticked)

    assert ticked.is_set()


async def test_a_stop_counts_though_the_sources_change_in_the_same_moment(
    house: assembly.House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python 3.11's TaskGroup forgets a stop when one of its tasks raises in that moment."""
    now, watching = asyncio.Event(), asyncio.Event()

    async def changes(runtime: embedded.Embedded) -> None:
        watching.set()
        await now.wait()
        raise embedded._ChangedError

    monkeypatch.setattr(embedded.Embedded, "_watch_for_changes", changes)
    running = asyncio.create_task(house.runtime.run())
    async with asyncio.timeout(PATIENCE_S):
        await watching.wait()
    now.set()
    running.cancel()
    ended, _ = await asyncio.wait([running], timeout=PATIENCE_S / 4)
    running.cancel()
    await asyncio.wait([running])

    assert ended == {running}
    assert running.cancelled()


async def test_nobody_decides_while_the_committed_state_is_taken_up(
    house: assembly.House, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    taking, go_on = threading.Event(), threading.Event()

    def take_up(_runtime: embedded.Embedded) -> None:
        taking.set()
        go_on.wait(PATIENCE_S)
        done.append("taken up")

    monkeypatch.setattr(embedded.Embedded, "_take_up", take_up)
    running = asyncio.create_task(house.runtime.run())
    await asyncio.to_thread(taking.wait, PATIENCE_S)
    deciding = asyncio.create_task(house.runtime._parts.front.alone(lambda: done.append("decided")))
    await asyncio.wait([deciding], timeout=0.1)
    go_on.set()
    await deciding
    running.cancel()
    await asyncio.wait([running], timeout=PATIENCE_S)

    assert done == ["taken up", "decided"]


async def test_a_change_of_the_sources_begins_a_session_anew(
    house: assembly.House, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    thrice = asyncio.Event()

    async def changes(runtime: embedded.Embedded) -> None:
        begun.append(True)
        if len(begun) >= 3:
            thrice.set()
        await asyncio.sleep(0.01)
        raise embedded._ChangedError

    monkeypatch.setattr(embedded.Embedded, "_watch_for_changes", changes)

    await living(house.runtime, thrice)

    assert len(begun) >= 3


async def test_a_stop_counts_though_posts_arrive_in_the_same_moment(
    house: assembly.House,
) -> None:
    """Python 3.11's `wait_for` forgets a stop when what it waits for comes in that moment."""
    nothing = pa.RecordBatch.from_pylist([], schema=pipeline.STORED)
    empty = pipeline.Stepped(posts=nothing, faults=(), tombstones=(), read=0, cursor="")
    feeding = typing.cast("hearing.Feeding", None)  # nobody asks it anything here
    heard = hearing.Heard(feeding=feeding, step=empty)
    house.runtime._gathered_at = asyncio.get_running_loop().time()  # so that it waits for more
    gathering = asyncio.create_task(house.runtime._gather())
    house.runtime._heard.put_nowait(heard)
    await asyncio.sleep(0.01)
    house.runtime._heard.put_nowait(heard)
    gathering.cancel()

    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(gathering, PATIENCE_S)

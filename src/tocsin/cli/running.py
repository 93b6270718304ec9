"""`tocsin up`: the house, live, with its browser face."""

import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator
from concurrent import futures
from datetime import datetime
from functools import partial
from typing import Annotated

import typer

from tocsin import assembly, settings, web
from tocsin.cli import checking, root, words
from tocsin.cli.words import say
from tocsin.runtimes import directory, embedded

_PATIENCE_S = 0.5
_THREADS = 32  # what reckons for long must never keep a commit waiting for a thread


@root.app.command(help=say("cli.up.help"))
def up(
    *,
    demo: Annotated[bool, typer.Option("--demo", help=say("cli.up.demo"))] = False,
    host: Annotated[str, typer.Option("--host", help=say("cli.up.host"))] = "",
    port: Annotated[int, typer.Option("--port", help=say("cli.up.port"), show_default=False)] = -1,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Listen, warn and serve until interrupted."""
    server: dict[str, object] = {"host": host} if host else {}
    if port >= 0:
        server["port"] = port
    chosen = checking.checked(config, data, server=server)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(chosen, is_demo=demo))


async def _serve(chosen: settings.Settings, *, is_demo: bool) -> None:
    kept = assembly.keep(chosen.store)
    threads = futures.ThreadPoolExecutor(_THREADS, thread_name_prefix="house")
    asyncio.get_running_loop().set_default_executor(threads)
    try:
        with assembly.owned(kept), assembly.steppers(chosen) as steppers:
            if is_demo:
                words.tell("cli.up.demo_begins")
                await assembly.begin_demo(kept, chosen)
            else:
                assembly.enter(kept, chosen)
            house = assembly.house(chosen, kept, steppers, is_simulated=is_demo)
            welcome = _peopled(kept, chosen.language, house.clock.now(), is_demo=is_demo)
            await _until_stopped(house, welcome)
            kept.store.close()  # what still reads is interrupted, what writes ends first
            _wait_for(threads)
    finally:
        kept.close()
    _leave()


def _wait_for(threads: futures.Executor) -> None:
    """Let the threads end what they do; not for long, since what only reckons is due again."""
    ending = threading.Thread(target=partial(threads.shutdown, cancel_futures=True), daemon=True)
    ending.start()
    ending.join(_PATIENCE_S)


def _leave() -> None:
    """End the process: all is committed and closed, and to dismantle Python takes seconds."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(0)


def _peopled(kept: assembly.Kept, language: str, now: datetime, *, is_demo: bool) -> str:
    """Return the path that makes the first administrator, "" where there is one, or in the demo."""
    with kept.db.writing() as books:
        if is_demo:
            directory.peopling.begin_demo(books, now)
            directory.furnishing.begin(books, language, now)
            return ""
        directory.peopling.end_demo(books, now)
        directory.furnishing.end(books, now)
        return directory.peopling.first_link(books, now) or ""


async def _until_stopped(house: assembly.House, welcome: str) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    # The door closes first: what was delivered before is committed, and its senders hear of it.
    async with (
        _living(house.runtime) as living,
        web.serving(web.build(house), house.settings) as served,
    ):
        words.tell("cli.up.ready", address=served.address)
        if welcome:
            words.tell("cli.up.welcome", address=served.address + welcome)
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({living, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()


@contextlib.asynccontextmanager
async def _living(runtime: embedded.Embedded) -> AsyncIterator[asyncio.Task[None]]:
    living = asyncio.create_task(runtime.run())
    try:
        yield living
    finally:
        living.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await living

"""Processes that are to be killed, forked from one that has imported all they need."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.process import BaseProcess

_HOME = multiprocessing.get_context("forkserver")
_HOME.set_forkserver_preload(
    [
        "tests.contract.store.gathering",
        "tests.contract.store.relentless",
        "tests.contract.store.restless",
        "tests.integration.cases.warroom",
        "tests.integration.channels.postman_process",
        "tests.integration.statements.pressroom",
    ]
)

Event = _HOME.Event


def begun(life: Callable[..., object], *given: object) -> BaseProcess:
    """Start `life(*given)` in a process of its own."""
    process = _HOME.Process(target=life, args=given, daemon=True)
    process.start()
    return process


def lived(life: Callable[..., object], *given: object) -> int:
    """Run `life(*given)` to its end; returns how it ended, -9 where it was killed."""
    process = begun(life, *given)
    process.join()
    assert process.exitcode is not None
    return process.exitcode

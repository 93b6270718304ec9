"""Asks a child process about pictures; one that breaks it is set aside, the others go on."""

import base64
import importlib.util
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from tocsin.adapters.pictures import child
from tocsin.enrichment import pictures

_AT_ONCE = 64
_LONGEST_ANSWER = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use."""

    memory_bytes: int
    seconds: int  # for each picture


OPENING = Limits(memory_bytes=1 << 30, seconds=20)
READING = Limits(memory_bytes=6 << 30, seconds=60)


def can_open() -> bool:
    """Return whether pictures can be opened here."""
    return importlib.util.find_spec("PIL") is not None


def can_read() -> bool:
    """Return whether words in pictures can be read here."""
    return can_open() and importlib.util.find_spec("rapidocr") is not None


def opened(paths: Sequence[Path], limits: Limits = OPENING) -> list[pictures.Picture]:
    """Return what each file shows; one that is no picture, or too large a one, has a fault."""
    return [_picture(told) for told in asked("hash", paths, limits)]


def asked(wanted: str, paths: Sequence[Path], limits: Limits) -> list[dict[str, Any]]:
    """Return one answer a path, in order; {"fault": …} where there is none."""
    answers: list[dict[str, Any]] = []
    while len(answers) < len(paths):
        some = paths[len(answers) : len(answers) + _AT_ONCE]
        told = list(_one_child(wanted, some, limits))
        answers += told
        if len(told) < len(some):  # the next one ended the child
            answers.append({"fault": "limits"})
    return answers


def _one_child(wanted: str, paths: Sequence[Path], limits: Limits) -> Iterator[dict[str, Any]]:
    command = [sys.executable, "-I", child.__file__, wanted, str(limits.memory_bytes)]
    files = [str(path.absolute()) for path in paths]
    with subprocess.Popen(  # noqa: S603 - our own program, no shell
        [*command, *files],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        while process.stdout:
            alarm = threading.Timer(limits.seconds, process.kill)
            alarm.start()
            try:
                line = process.stdout.readline(_LONGEST_ANSWER)
            finally:
                alarm.cancel()
            if not line.endswith(b"\n"):
                process.kill()
                return
            yield msgspec.json.decode(line)


def _picture(told: dict[str, Any]) -> pictures.Picture:
    if told["fault"]:
        return pictures.Picture(fault=told["fault"])
    grey = np.frombuffer(base64.b64decode(told["grey"]), dtype=np.uint8)
    return pictures.Picture(
        width=told["width"],
        height=told["height"],
        hash=pictures.perceptual_hash(grey.reshape(pictures.SIDE, pictures.SIDE)),
    )

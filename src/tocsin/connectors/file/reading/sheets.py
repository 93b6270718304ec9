"""XLSX → CSV, read in a child process with a memory and a time limit.

This file is also the child's program: it stands alone, so that the child imports no more than it
needs and its limit on memory means something.
"""

import csv
import io
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TextIO

import python_calamine

MEMORY_BYTES = 1 << 30
TIME_S = 60
_CHUNK = 1 << 20
_BROKEN = 3


class SheetFailed(Exception):  # noqa: N818 - the end of what can be read
    """A workbook that could not be read to its end; the reason is a word."""


def as_csv(path: Path, sheet: str = "", *, memory: int = MEMORY_BYTES) -> Iterator[bytes]:
    """Return one sheet of a workbook (the first with rows) as CSV in UTF-8."""
    command = [sys.executable, "-I", __file__, str(path), sheet, str(memory)]
    with subprocess.Popen(  # noqa: S603 - our own program, no shell
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        alarm = threading.Timer(TIME_S, child.kill)
        alarm.start()
        try:
            while child.stdout and (chunk := child.stdout.read(_CHUNK)):
                yield chunk
        except GeneratorExit:  # a reader that stops early stops the child
            child.kill()
            raise
        finally:
            alarm.cancel()
        code = child.wait()
    if code:
        raise SheetFailed("broken" if code == _BROKEN else "limits")


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (TIME_S, TIME_S))
    if sys.platform != "darwin":  # macOS knows the limit by name only
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _rows(path: str, sheet: str) -> Iterable[Sequence[object]]:
    with python_calamine.CalamineWorkbook.from_path(path) as workbook:
        names = [sheet] if sheet else workbook.sheet_names
        for name in names:
            rows = workbook.get_sheet_by_name(name).to_python()
            if rows:
                return rows
    return []


def _told(cell: object) -> str:
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\0", "").replace("\r\n", "\n")


def _write(rows: Iterable[Sequence[object]], out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([_told(cell) for cell in row] for row in rows)


def _main(path: str, sheet: str, memory: str) -> int:
    _limit(int(memory))
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="replace", newline="")
    try:
        _write(_rows(path, sheet), out)
        out.flush()
    except (python_calamine.CalamineError, OSError, ValueError):
        return _BROKEN
    return 0


if __name__ == "__main__":
    status = _main(*sys.argv[1:])
    os._exit(status)

"""The demo as a person starts it: `tocsin up --demo` in a process, opened anywhere in its story."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tocsin import assembly, settings, simulation

_PATIENCE_S = 300


class Demo:
    """One `tocsin up --demo` on a folder of its own; started again, it keeps its address."""

    def __init__(self, folder: Path, *, into_the_crisis: timedelta) -> None:
        self._folder, self._log = folder / "data", folder / "up.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._port = _free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        self._open_at(into_the_crisis)

    def start(self) -> None:
        """Start it and wait until it says that it is ready."""
        words = [sys.executable, "-m", "tocsin.cli", "up", "--demo", "--port", str(self._port)]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [*words, "--data", str(self._folder)],
                stdout=log,
                stderr=subprocess.STDOUT,
                env=os.environ | {"PYTHONUNBUFFERED": "1", "TOCSIN_LANGUAGE": "en"},
            )
        deadline = time.monotonic() + _PATIENCE_S
        while not re.search(re.escape(self.address), self._told()):
            assert self._process.poll() is None, self._told()
            assert time.monotonic() < deadline, self._told()
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop it as Ctrl-C does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(timeout=60)
            self._process = None

    def _open_at(self, into_the_crisis: timedelta) -> None:
        """Date the story so that the demo opens this long after the moment it usually opens at."""
        kept = assembly.keep(settings.model.Store(folder=self._folder))
        begins = simulation.demo_begins_at(datetime.now(UTC)) - into_the_crisis
        with kept.db.writing() as books:
            books.settings.put("demo/begins_at", begins.isoformat())
        kept.close()

    def _told(self) -> str:
        return self._log.read_text("utf-8", "replace")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])

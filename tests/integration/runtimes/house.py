"""A house of its own for a test: `tocsin up` in a process, driven over HTTP."""

import base64
import hashlib
import hmac
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx2

T = TypeVar("T")
SECRET = b"a secret of at least sixteen bytes"
CONFIG = """
[server]
port = 0

[store]
folder = "{data}"

[ingest]
processes = 0
reader = "null"

[warning]
leave_needs_person = true

[[routes]]
channel = "in_app"
recipient = "desk"
min_level = "blue"
{more}
[[watch]]
watch_id = "kettle"
name = "Kettle 水壺"
any = ["kettle", "水壺"]

[[source]]
source_id = "door"
connector = "webhook"
name = "Door"
expected_every_s = 5
settings = {{ secrets = ["whsec_{secret}"], platform = "forum" }}
"""

_KETTLE = '[[watch]]\nwatch_id = "kettle"\nname = "Kettle"\nany = ["kettle"]\n'


class House:
    """One `tocsin up`, startable again on the same data."""

    def __init__(self, folder: Path, *, more: str = "") -> None:
        self.data, self._config = folder / "data", folder / "tocsin.toml"
        self._log = folder / "up.log"
        self._more = more
        secret = base64.b64encode(SECRET).decode()
        told = CONFIG.format(data=self.data, secret=secret, more=more)
        self._config.write_text(told, encoding="utf-8")
        self._process: subprocess.Popen[bytes] | None = None
        self._deliveries = 0
        self.http = httpx2.Client()
        self.address = ""

    def remember(self, hours: int = 72, probes: int = 0) -> None:
        """Play quiet days into the house, up to two minutes ago, so that it knows what is usual."""
        chance, now = random.Random(3), datetime.now(UTC)
        at = now - timedelta(hours=hours)
        lines: list[str] = []
        while at < now - timedelta(minutes=2):
            probe = f" probe{chance.randrange(probes):02d}" if probes else ""
            text = f"a kettle, quietly{probe}"
            told = {"id": f"past-{len(lines)}", "platform": "past", "text": text}
            lines.append(json.dumps(told | {"created_at": at.isoformat()}))
            at += timedelta(minutes=chance.expovariate(1 / 10))
        past, terms = self._config.with_name("past.jsonl"), self._config.with_name("terms.toml")
        past.write_text("\n".join(lines), encoding="utf-8")
        terms.write_text(f"{_KETTLE}{self._more}", encoding="utf-8")
        words = [sys.executable, "-m", "tocsin.cli", "replay", str(past), "--watch", str(terms)]
        words += ["--data", str(self.data), "--reader", "null"]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self) -> None:
        """Start it and wait until it serves."""
        words = [sys.executable, "-m", "tocsin.cli", "up", "--config", str(self._config)]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                words,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env=os.environ | {"TOCSIN_LANGUAGE": "en", "PYTHONUNBUFFERED": "1"},
            )
        address = self.until(self._address, patience_s=90)
        self.address = address
        self.http = httpx2.Client(base_url=address, timeout=30, trust_env=False)
        self.until(lambda: self.http.get("/readyz").json()["ready"])

    def kill(self) -> None:
        """Kill it the hard way."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Stop it as Ctrl-C does; returns its exit code."""
        return self._end(signal.SIGINT)

    def get(self, path: str, **asked: str | int) -> Any:
        """Return what the API says."""
        answer = self.http.get(path, params=asked)
        answer.raise_for_status()
        return answer.json()

    def act(self, path: str, **told: str) -> Any:
        """Do what a person does."""
        answer = self.http.post(path, json=told, headers={"Sec-Fetch-Site": "same-origin"})
        answer.raise_for_status()
        return answer.json()

    def deliver(self, posts: Sequence[Mapping[str, object]]) -> int:
        """Push posts in at the door; returns the status."""
        self._deliveries += 1
        body = "\n".join(json.dumps(post, ensure_ascii=False) for post in posts).encode()
        at, name = str(int(time.time())), f"msg-{os.getpid()}-{self._deliveries}"
        signed = hmac.new(SECRET, b".".join((name.encode(), at.encode(), body)), hashlib.sha256)
        headers = {
            "webhook-id": name,
            "webhook-timestamp": at,
            "webhook-signature": "v1," + base64.b64encode(signed.digest()).decode(),
        }
        return self.http.post("/hooks/door", content=body, headers=headers).status_code

    def until(self, found: Callable[[], T], *, patience_s: float = 60) -> T:
        """Return what `found` returns once it is true."""
        deadline = time.monotonic() + patience_s
        while True:
            told = found()
            if told:
                return told
            if time.monotonic() > deadline:
                raise TimeoutError(self._log.read_text("utf-8", "replace")[-3000:])
            time.sleep(0.1)

    def _address(self) -> str:
        told = re.search(r"http://127\.0\.0\.1:\d+", self._log.read_text("utf-8", "replace"))
        return told.group(0) if told else ""

    def _end(self, number: signal.Signals) -> int:
        self.http.close()
        if self._process is None:
            return 0
        os.kill(self._process.pid, number)
        code = self._process.wait(timeout=90)
        self._process = None
        return code

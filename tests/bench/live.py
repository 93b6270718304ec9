"""`make bench-live`: from arrival to committed warning, to the stream and to the screen."""

import argparse
import json
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx2
from playwright.sync_api import Page, sync_playwright
from tests import needs
from tests.bench import keeping
from tests.bench.ingest import machine
from tests.integration.runtimes.house import House

_BATCH = 100
PROBES = 30
_PROBE_POSTS = 80
_BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_NAMES = [f"probe{number:02d}" for number in range(PROBES)]
WATCHES = "".join(
    f'\n[[watch]]\nwatch_id = "{name}"\nname = "{name}"\nany = ["{name}"]\n' for name in _NAMES
)


class Listener:
    """Reads the live stream and notes when what came."""

    def __init__(self, address: str) -> None:
        self.levels: dict[str, float] = {}
        self.delays: list[float] = []
        self._thread = threading.Thread(target=self._run, args=(address,), daemon=True)
        self._thread.start()

    def _run(self, address: str) -> None:
        with (
            httpx2.Client(base_url=address, timeout=None, trust_env=False) as http,
            http.stream("GET", "/api/stream") as answer,
        ):
            kind = ""
            for line in answer.iter_lines():
                if line.startswith("event:"):
                    kind = line[6:].strip()
                elif line.startswith("data:"):
                    self._note(kind, json.loads(line[5:]))

    def _note(self, kind: str, told: dict[str, object]) -> None:
        now = time.time()
        if kind == "level":
            change = told["change"]
            assert isinstance(change, dict)
            self.levels.setdefault(change["watch_id"], now)
        elif kind == "posts":
            posts = told["posts"]
            assert isinstance(posts, list)
            born = [datetime.fromisoformat(one["created_at"]).timestamp() for one in posts]
            self.delays += [now - at for at in born]


class Crowd:
    """Delivers posts at a steady rate, from several threads."""

    def __init__(self, house: House, rate: int) -> None:
        self._house, self._rate = house, rate
        self._stop = threading.Event()
        self._number = 0
        self.sent = 0

    @contextmanager
    def talking(self) -> Iterator[None]:
        """Keep the crowd talking."""
        thread = threading.Thread(target=self._run)
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            thread.join()

    def _run(self) -> None:
        due = time.monotonic()
        with ThreadPoolExecutor(24) as pool:
            while not self._stop.is_set():
                pool.submit(self._house.deliver, self._posts())
                due += _BATCH / self._rate
                time.sleep(max(due - time.monotonic(), 0))

    def _posts(self) -> list[dict[str, object]]:
        now = datetime.now(UTC).isoformat()
        self._number += _BATCH
        self.sent += _BATCH
        return [
            {
                "id": f"c{self._number + one}",
                "author": f"a{one}",
                "created_at": now,
                "text": f"a kettle, quietly, number {one}: 今天的水壺還好嗎",
            }
            for one in range(_BATCH)
        ]


def warnings(house: House, heard: Listener, seconds: float) -> list[float]:
    """Return the seconds from a probe's last post to its warning on the stream."""
    begun: dict[str, float] = {}
    for number in range(PROBES):
        now = datetime.now(UTC).isoformat()
        posts = [
            {
                "id": f"p{number}-{one}",
                "author": f"b{one}",
                "created_at": now,
                "text": f"probe{number:02d} smokes",
            }
            for one in range(_PROBE_POSTS)
        ]
        begun[f"probe{number:02d}"] = time.time()
        house.deliver(posts)
        time.sleep(seconds / PROBES)
    time.sleep(5)
    return [heard.levels[name] - at for name, at in begun.items() if name in heard.levels]


def screen(house: House, page: Page) -> list[float]:
    """Return the seconds from delivering a post to its words standing on the screen."""
    delays = []
    for number in range(20):
        mark = f"mark{number:03d}x{time.time_ns() % 10_000}"
        now = datetime.now(UTC).isoformat()
        begun = time.perf_counter()
        threading.Thread(
            target=house.deliver,
            args=([{"id": mark, "text": f"kettle {mark}", "created_at": now}],),
        ).start()
        page.wait_for_function("mark => document.body.innerText.includes(mark)", arg=mark)
        delays.append(time.perf_counter() - begun)
        time.sleep(0.3)
    return delays


def _told(name: str, seconds: list[float]) -> str:
    middle, last = _quoted("", seconds).values()
    return f"{name:<44}{len(seconds):>8}{middle:>9.2f}{last:>9.2f}{max(seconds):>9.2f}"


def _quoted(name: str, seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    last = ordered[min(int(len(ordered) * 0.99), len(ordered) - 1)]
    return {f"{name}_median": statistics.median(ordered), f"{name}_p99": last}


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=60)
    given = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="tocsin-live-"))
    house = House(folder, more=WATCHES)
    house.remember(probes=PROBES)
    house.start()
    print(f"machine: {machine()}")
    print(f"{'seconds':<44}{'n':>8}{'median':>9}{'p99':>9}{'max':>9}")
    try:
        heard, crowd = Listener(house.address), Crowd(house, rate=2_000)
        with crowd.talking():
            rise = warnings(house, heard, given.seconds)
        print(_told("arrival → warning on the stream, 2,000 posts/s", rise))
        print(_told("arrival → post on the stream, 2,000 posts/s", heard.delays))
        seen = browse(house)
        quoted = {**_quoted("warning", rise), **_quoted("screen", seen)}
        keeping.keep("live", machine(), quoted)
    finally:
        house.stop()
        shutil.rmtree(folder)


def browse(house: House) -> list[float]:
    """Measure the screen at 100 posts a second; return how long each post took."""
    crowd = Crowd(house, rate=100)
    with sync_playwright() as play, crowd.talking():
        chromium = play.chromium.launch(executable_path=str(needs.chromium()), args=_BROWSER)
        # Only the measuring scripts need what our CSP forbids.
        page = chromium.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)
        page.add_init_script(
            "window.longTasks = []; new PerformanceObserver(list => window.longTasks.push("
            "...list.getEntries().map(one => one.duration))).observe({type: 'longtask'})"
        )
        page.goto(f"{house.address}/monitor?watch=kettle")
        page.wait_for_function("document.body.innerText.includes('quietly, number')")
        time.sleep(3)
        page.evaluate("window.longTasks.length = 0")
        seen = screen(house, page)
        print(_told("arrival → post on the screen, 100 posts/s", seen))
        tasks = page.evaluate("window.longTasks")
        longest = f"{max(tasks):.0f} ms" if tasks else "none over 50 ms"
        print(f"longest task of the page meanwhile: {longest}")
        chromium.close()
    return seen


if __name__ == "__main__":
    main()

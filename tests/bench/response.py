"""`make bench-response`: from a committed warning to an open case whose people are told."""

import argparse
import json
import shutil
import statistics
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import httpx2
from tests.bench import keeping, live
from tests.bench.ingest import machine
from tests.integration.runtimes import crew
from tests.integration.runtimes.house import House

from tocsin.adapters import sql

_RATE = 500  # posts a second, beside
_TARGET_S = 3.0
_NEVER = 1e9
# Where three watches in ten burst at once, people are told of one gathering and no case opens.
_QUIET = "".join(
    f'\n[[watch]]\nwatch_id = "quiet{one}"\nname = "quiet{one}"\nany = ["quiet{one:03d}"]\n'
    for one in range(3 * live.PROBES)
)


class Ear:
    """Hears levels, and which notices of cases reached a screen, by the time of hearing."""

    def __init__(self, address: str) -> None:
        self.levels: dict[str, float] = {}
        self.told: dict[str, dict[str, float]] = {}  # by case, by notice
        threading.Thread(target=self._run, args=(address,), daemon=True).start()

    def _run(self, address: str) -> None:
        with (
            httpx2.Client(base_url=address, timeout=None, trust_env=False) as http,
            http.stream("GET", "/api/stream") as answer,
        ):
            kind = ""
            for line in answer.iter_lines():
                if line.startswith("event:"):
                    kind = line[6:].strip()
                elif line.startswith("data:") and kind in {"level", "notice"}:
                    self._note(kind, json.loads(line[5:]), time.time())

    def _note(self, kind: str, told: dict[str, dict[str, str]], now: float) -> None:
        if kind == "level":
            self.levels.setdefault(told["change"]["watch_id"], now)
            return
        one = told["notice"]
        case_id, _, what = one["change_id"].partition("/")
        if what.startswith("opened/") and one["state"] == "accepted":
            self.told.setdefault(case_id, {}).setdefault(one["notice_id"], now)


def measured(house: House, ear: Ear) -> tuple[list[float], list[int]]:
    """Return each case's seconds from its warning until the last of its people is told.

    A case without a team, tasks or clocks, or with anybody untold, counts as never.
    """
    db = sql.Database.open(f"sqlite:///{house.data / 'tocsin.db'}", ballast_bytes=0)
    seconds, people = [], []
    with db.reading() as books:
        cabinet = books.cases.cabinet()
        for case in cabinet.cases.recent(limit=1000):
            begun = ear.levels.get(case.watches[0]) if case.watches else None
            is_whole = all(
                book.of(case.case_id) for book in (cabinet.team, cabinet.tasks, cabinet.clocks)
            )
            promised = [
                one
                for one in books.outbox.recent(limit=100_000)
                if one.change_id.startswith(f"{case.case_id}/opened/")
            ]
            heard = ear.told.get(case.case_id, {})
            is_told = promised and all(one.notice_id in heard for one in promised)
            if begun is not None:
                seconds.append(max(heard.values()) - begun if is_whole and is_told else _NEVER)
                people.append(len(promised))
    db.close()
    return seconds, people


def main() -> None:
    """Print the figures; ends with 1 where the target is missed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=60)
    given = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="tocsin-response-"))
    house = House(folder, more=live.WATCHES + _QUIET)
    house.remember(probes=live.PROBES)
    crew.enter(house.data, from_level="blue", can_sign_in=False)
    house.start()
    print(f"machine: {machine()}, {datetime.now(UTC):%Y-%m-%d}")
    try:
        ear, heard = Ear(house.address), live.Listener(house.address)
        with live.Crowd(house, rate=_RATE).talking():
            live.warnings(house, heard, given.seconds)
        seconds, people = measured(house, ear)
    finally:
        house.stop()
        shutil.rmtree(folder)
    ordered = sorted(seconds)
    last = ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)]
    middle = statistics.median(ordered)
    print(f"cases opened: {len(ordered)}, notices for each: {statistics.median(people):.0f}")
    print(f"warning on the stream → everybody told of the case, {_RATE} posts/s beside:")
    print(f"  median {middle:.2f} s, p95 {last:.2f} s, longest {ordered[-1]:.2f} s")
    keeping.keep("response", machine(), {"told_median": middle, "told_p95": last})
    raise SystemExit(int(last > _TARGET_S))


if __name__ == "__main__":
    main()

"""`make bench-ingest`: posts a second from a file to levels, by stage, with its memory."""

import argparse
import asyncio
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil
import pyarrow as pa
from tests.bench import keeping, texts

from tocsin import indicators, listening, pipeline, settings
from tocsin.adapters import models
from tocsin.assembly import naming
from tocsin.connectors import file as files
from tocsin.kernel import clock, folding, pseudonyms
from tocsin.listening import matching
from tocsin.runtimes.seen import Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One replay in a process of its own."""

    posts: int
    seconds: float
    peak_mb: float

    @property
    def rate(self) -> float:
        """Return posts a second."""
        return self.posts / self.seconds


def machine() -> str:
    """Return what this was measured on."""
    told = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        if line.startswith("model name")
    ]
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{told[0]}, {os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}"
    )


def replay(file: Path, terms: Path, reader: str, folder: Path) -> Run:
    """Play a file into an empty folder and watch its memory."""
    report = folder / "report.json"
    with tempfile.TemporaryDirectory(dir=folder) as data:
        words = [sys.executable, "-m", "tocsin.cli", "replay", str(file), "--watch", str(terms)]
        words += ["--report", str(report), "--data", data, "--reader", reader, "--in-order"]
        process = subprocess.Popen(words, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        peak = _peak_mb(process)
    told = json.loads(report.read_text("utf-8"))
    return Run(posts=told["posts"]["read"], seconds=told["seconds"], peak_mb=peak)


def _peak_mb(process: "subprocess.Popen[bytes]") -> float:
    """Return the largest memory of the whole family (unique set size), sampled."""
    peak, root = 0.0, psutil.Process(process.pid)
    while process.poll() is None:
        total = 0
        try:
            for one in [root, *root.children(recursive=True)]:
                total += one.memory_full_info().uss
        except psutil.Error:
            continue
        peak = max(peak, total / 1e6)
        time.sleep(0.2)
    if process.returncode:
        raise SystemExit(process.returncode)
    return peak


def stages(file: Path, terms: Path) -> list[tuple[str, float]]:
    """Return the microseconds of CPU that each stage takes for one post, on one core."""
    told = files.Settings(path=file, received="created")
    names = pseudonyms.Pseudonyms(key=bytes(32))
    source = files.connector(told, clock=clock.SystemClock(), pseudonyms=names)
    batch = asyncio.run(_first(source))
    watches = [naming.watch(one, names) for one in settings.watches(terms)]
    matcher, reader = matching.Matcher(watches), models.reader("ngram")
    posts = batch.parse().posts
    texts_ = posts["text"].to_pylist()
    folded = folding.fold_many(texts_)
    step = pipeline.Step(pipeline.Recipe(watches=tuple(watches), reader=reader, keep="all"))
    stored = step(batch).posts
    wanted = posts.append_column("folded", pa.array(folded))
    seen, keys = Seen(), stored["key"].to_numpy()
    work: list[tuple[str, Callable[[], object]]] = [
        ("parse", batch.parse),
        ("fold", lambda: folding.fold_many(posts["text"].to_pylist())),
        ("match", lambda: matcher.match(folded, posts)),
        ("read (ngram, every post)", lambda: reader.read(wanted)),
        ("dedupe", lambda: seen.fresh(keys)),
        ("roll up", lambda: indicators.roll_up(stored)),
    ]
    return [(name, _cpu_us(one) / posts.num_rows) for name, one in work]


async def _first(source: listening.Connector) -> listening.Batch:
    return await anext(aiter(source.batches(None)))


def _cpu_us(work: Callable[[], object]) -> float:
    work()
    best = float("inf")
    for _ in range(5):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best * 1e6


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--posts", type=int, default=2_000_000)
    asked.add_argument("--folder", type=Path, default=Path(".cache/bench"))
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    terms = given.folder / "terms.toml"
    terms.write_text(texts.terms(), encoding="utf-8")
    whole, tenth = (given.folder / f"week-{n}.jsonl" for n in (given.posts, given.posts // 10))
    texts.write(whole, given.posts, days=7)
    texts.write(tenth, given.posts // 10, days=0.7)
    print(f"machine: {machine()}")
    print(f"{'run':<28}{'posts':>10}{'s':>9}{'posts/s':>10}{'peak MB':>9}")
    quoted: dict[str, float] = {}
    for reader in ("null", "ngram"):
        small = replay(tenth, terms, reader, given.folder)
        large = replay(whole, terms, reader, given.folder)
        for name, run in ((f"{reader}, a tenth", small), (f"{reader}, whole", large)):
            told = f"{run.posts:>10,}{run.seconds:>9.1f}{run.rate:>10,.0f}{run.peak_mb:>9.0f}"
            print(f"{name:<28}{told}")
        grown = (large.posts - small.posts) / (large.seconds - small.seconds)
        print(f"{reader}: ten times the data costs {large.seconds / small.seconds:.1f} times;")
        print(f"{reader}: sustained, start-up aside: {grown:,.0f} posts/s")
        quoted["sustained_null" if reader == "null" else "sustained"] = grown
        quoted["ten_times"] = large.seconds / small.seconds
        quoted["peak_mb"] = max(quoted.get("peak_mb", 0.0), large.peak_mb)
    keeping.keep("ingest", machine(), quoted)
    print("stage, one core, CPU µs a post:")
    for name, cost in stages(tenth, terms):
        print(f"  {name:<26}{cost:>7.2f}")


if __name__ == "__main__":
    main()

"""`make bench-training`: how long `tocsin models train` takes for all heads of the shipped weights.

    TOCSIN_DATA=… python -m tests.bench.training [--sets FOLDER]

The sets are those of tools.corpora, without a teacher's labels, or a folder of sets that it wrote.
Told are seconds by the clock and of the processor, by step: on a busy machine only the second say
what the work is, and what two cores would share is its fitting.
"""

import argparse
import itertools
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import ingest, keeping, pack
from tools.corpora import writing

from tocsin.adapters.models import training


@contextmanager
def sets(given: Path | None, data: Path | None) -> Iterator[Path]:
    """Yield the folder of the sets, written anew where none is given."""
    if given is not None:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as made:
        for _ in writing.write(pack.folder(data), Path(made)):
            pass
        yield Path(made)


class Steps:
    """When each step began: by the clock, and of the processor."""

    def __init__(self) -> None:
        self._marks = [("", time.monotonic(), time.process_time())]

    def told(self, step: str, _share: float) -> None:
        """Hear which step is under way."""
        if step != self._marks[-1][0]:
            self._marks.append((step, time.monotonic(), time.process_time()))

    def each(self) -> Iterator[tuple[str, float, float]]:
        """Yield each step with its seconds; the whole last."""
        ends = [*self._marks[1:], ("", time.monotonic(), time.process_time())]
        for (step, wall, spent), (_, wall_end, spent_end) in itertools.pairwise(ends):
            yield step, wall_end - wall, spent_end - spent
        yield "in all", ends[-1][1] - self._marks[0][1], ends[-1][2] - self._marks[0][2]


def main() -> None:
    """Train, print the table, and keep its figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, help="the unpacked data pack")
    asked.add_argument("--sets", type=Path, help="sets that tools.corpora wrote")
    given = asked.parse_args()
    with sets(given.sets, given.data) as folder, tempfile.TemporaryDirectory() as out:
        whole, steps = training.manifest.read(folder / "manifest.toml"), Steps()
        now = datetime.now(UTC).replace(microsecond=0)
        done = training.train(whole, Path(out), now=now, told=steps.told)
    wall = spent = 0.0
    for step, wall, spent in steps.each():
        print(f"{step:12}{wall:>8.1f} s{spent:>8.1f} CPU s")
    print(f"{done.posts:,} posts, weights {done.version}")
    kept = {"wall_s": wall, "cpu_s": spent, "posts": done.posts}
    keeping.keep("training", ingest.machine(), kept)


if __name__ == "__main__":
    main()

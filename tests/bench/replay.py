"""Feeds real episodes through `tocsin replay` and prints how soon and how falsely it warned.

`python -m tests.bench.replay [--data DIR] [--only NAME] [--desk] [--no-lifts]`. One frozen setting
for all; beside it two public rules on the same matched counts. No text of a post is printed or
kept. `--no-lifts` empties the table of consequence: levels then follow rarity alone.
"""

import argparse
import functools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from tests.bench import episodes, ingest, keeping, pack, rules, sums

from tocsin import kernel, warning

LEVELS = keeping.LEVELS
_ORDER = ("none", *LEVELS)
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Change:
    """A level change, whoever told it."""

    watch: str
    at: datetime
    level: str


@dataclass(frozen=True, kw_only=True)
class Run:
    """What came of one episode."""

    changes: list[Change]
    posts: Mapping[str, int]
    seconds: float


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Matched posts per minute of each watch, for the rules and for the desk alone."""

    first: int
    by_watch: dict[str, rules.Counts]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the real data (TOCSIN_DATA)")
    parser.add_argument("--only", default="", help="episodes whose name contains this")
    parser.add_argument("--desk", action="store_true", help="drive the desk alone, on mentions")
    parser.add_argument("--no-lifts", action="store_true", help="without consequence")
    chosen = parser.parse_args(arguments)
    _print_row(
        "E6  episode / watch",
        *(*LEVELS, "false/day", "1h:12h", "false/day", "1h:12h, 13 h", "false/day"),
        *("24h:7d", "false/day"),
    )
    totals = sums.Totals()
    by_command = functools.partial(_by_command, lifts=not chosen.no_lifts)
    for episode in episodes.all_of(pack.folder(chosen.data)):
        if chosen.only in episode.name:
            _show(episode, _by_desk if chosen.desk else by_command, totals)
    totals.show()
    if not (chosen.only or chosen.desk or chosen.no_lifts):
        keeping.keep_replay(ingest.machine(), totals)


def _show(
    episode: episodes.Episode,
    play: Callable[[episodes.Episode, Counted], Run],
    totals: sums.Totals,
) -> None:
    counted = _count(episode)
    run = play(episode, counted)
    rate = len(episode.posts) / run.seconds
    told = ", ".join(f"{name} {number}" for name, number in run.posts.items())
    sys.stdout.write(f"\n{episode.name}: {run.seconds:.1f} s, {rate:,.0f} posts/s; {told}\n")
    span = (episode.posts[0]["created_at"], episode.posts[-1]["created_at"])
    for watched in episode.watches:
        _show_watch(watched, span, run, counted, totals)


def _show_watch(
    watched: episodes.Watched, span: episodes.Span, run: Run, counted: Counted, totals: sums.Totals
) -> None:
    changes = [change for change in run.changes if change.watch == watched.name]
    days = _days_outside(span, watched.excused)
    firsts = [_first(changes, level, watched) for level in LEVELS]
    rises = [_false(changes, level, watched) for level in ("orange", "red")]
    cells = [*(_delay(at, watched.onset) for at in firsts), _per_day(rises[0], days)]
    told = []
    for rule in rules.RULES.values():
        minutes = counted.first + rule(counted.by_watch[watched.name]) + 1
        fired = [datetime.fromtimestamp(int(minute) * 60, UTC) for minute in minutes]
        good = [at for at in fired if _is_excused(at, watched.excused)]
        wrong = len(fired) - len(good)
        cells += [_delay(min(good, default=None), watched.onset), _per_day(wrong, days)]
        told.append((min(good, default=None), wrong))
    _print_row(f"  {watched.name}", *cells)
    totals.note(firsts, rises, days, told)


def _by_command(episode: episodes.Episode, _counted: Counted, *, lifts: bool) -> Run:
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as name:
        folder = Path(name)
        _write(episode, folder)
        if not lifts:
            _empty_table(folder)
        command = [sys.executable, "-m", "tocsin.cli", "replay", "posts.jsonl"]
        command += ["--watch", "terms.toml", "--as-fast-as-possible"]
        command += ["--report", "out.json", "--data", "data"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        told: dict[str, Any] = json.loads((folder / "out.json").read_bytes())
    changes = [
        Change(watch=one["watch"], at=datetime.fromisoformat(one["time"]), level=one["level"])
        for one in told["changes"]
    ]
    return Run(changes=changes, posts=told["posts"], seconds=told["seconds"])


def _empty_table(folder: Path) -> None:
    (folder / "table.toml").write_text("consequence = []\n", encoding="utf-8")
    command = [sys.executable, "-m", "tocsin.cli", "consequence", "set", "table.toml"]
    command += ["--person", "bench", "--why", "rarity alone", "--data", "data"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def _write(episode: episodes.Episode, folder: Path) -> None:
    with (folder / "posts.jsonl").open("w", encoding="utf-8") as lines:
        for post in episode.posts:
            told = post | {"created_at": post["created_at"].isoformat()}
            lines.write(json.dumps(told, ensure_ascii=False) + "\n")
    tables = [
        f"[[watch]]\nname = {json.dumps(watched.name, ensure_ascii=False)}\n"
        f"any = {json.dumps(watched.any, ensure_ascii=False)}\n"
        for watched in episode.watches
    ]
    (folder / "terms.toml").write_text("\n".join(tables), encoding="utf-8")


def _by_desk(_episode: episodes.Episode, counted: Counted) -> Run:
    policy = warning.Policy(leave_needs_person=False)
    desk = warning.Desk(warning.SeasonalDetector(), policy, silent_minutes=60)
    began = time.perf_counter()
    for name, counts in counted.by_watch.items():
        minutes = np.flatnonzero(counts)
        seen = counts[minutes]
        desk.add([name] * len(minutes), minutes + counted.first, seen, np.zeros(len(seen)))
    last = counted.first + max(map(len, counted.by_watch.values())) - 1
    desk.join(counted.by_watch)
    verdicts = desk.tick(counted.first, last)
    changes = [
        Change(watch=verdict.change.watch_id, at=verdict.change.at, level=verdict.change.after.word)
        for verdict in verdicts
    ]
    matched = {name: int(counts.sum()) for name, counts in counted.by_watch.items()}
    return Run(
        changes=changes,
        posts={"matched": sum(matched.values())},
        seconds=time.perf_counter() - began,
    )


def _count(episode: episodes.Episode) -> Counted:
    folded = kernel.folding.fold_many([post["text"] for post in episode.posts])
    at = [int(post["created_at"].timestamp()) // 60 for post in episode.posts]
    first, length = at[0], at[-1] - at[0] + 1
    by_watch = {}
    for watched in episode.watches:
        terms = kernel.folding.fold_many(watched.any)
        hits = [
            minute - first
            for minute, text in zip(at, folded, strict=True)
            if any(term in text for term in terms)
        ]
        by_watch[watched.name] = np.bincount(hits, minlength=length).astype(np.float64)
    return Counted(first=first, by_watch=by_watch)


def _first(changes: Sequence[Change], level: str, watched: episodes.Watched) -> datetime | None:
    """Return when the watch first stood at `level` or above within its crisis."""
    standing = "none"
    begins, ends = watched.excused[0][0], watched.excused[-1][1]
    for change in changes:
        if change.at >= begins:
            break
        standing = change.level
    if _ORDER.index(standing) >= _ORDER.index(level):
        return begins
    reached = (
        change.at
        for change in changes
        if begins <= change.at <= ends and _ORDER.index(change.level) >= _ORDER.index(level)
    )
    return next(reached, None)


def _false(changes: Sequence[Change], level: str, watched: episodes.Watched) -> int:
    """Return how often a watch rose to `level` or within it, outside its crisis."""
    below = _ORDER.index(level) - 1
    before = ["none", *(change.level for change in changes)]
    rises = [
        change.at
        for change, last in zip(changes, before, strict=False)
        if _ORDER.index(change.level) > max(_ORDER.index(last), below)
    ]
    return sum(not _is_excused(at, watched.excused) for at in rises)


def _is_excused(at: datetime, spans: Sequence[episodes.Span]) -> bool:
    return any(begins <= at <= ends for begins, ends in spans)


def _days_outside(span: episodes.Span, excused: Sequence[episodes.Span]) -> float:
    outside, at = timedelta(0), span[0]
    for begins, ends in sorted(excused):
        outside += max(timedelta(0), min(begins, span[1]) - at)
        at = max(at, ends)
    return (outside + max(timedelta(0), span[1] - at)) / _DAY


def _delay(at: datetime | None, onset: datetime) -> str:
    return "-" if at is None else f"{(at - onset) / _MINUTE:+,.0f} min"


def _per_day(false: int, days: float) -> str:
    return f"{false / days:.3f}" if days > 0 else "-"


def _print_row(name: str, *cells: str) -> None:
    padded = "".join(f"{cell:>13}" for cell in cells)
    # Chinese letters are two columns wide.
    wide = sum(ord(letter) > 0x2E80 for letter in name)
    sys.stdout.write(f"{name:<{42 - wide}}{padded}\n")


if __name__ == "__main__":
    main()

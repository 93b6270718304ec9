"""`tocsin warning score`: what a watch with these counts would have been told."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from tocsin import warning
from tocsin.cli import root, words
from tocsin.cli.words import say
from tocsin.runtimes import learning
from tocsin.warning import counted

_LONGEST = 1 << 20  # characters of a line; what is longer is no count
_TOLD_EVERY = 100  # lines


@root.warning_app.command("score", help=say("warning.cli.score.help"))
def score(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help=say("warning.cli.score.file"))
    ],
    *,
    budget_per_week: Annotated[
        float,
        typer.Option(
            "--budget-per-week", min=0.001, max=1000.0, help=say("warning.cli.score.budget")
        ),
    ] = 1.0,
    rule: Annotated[
        str, typer.Option("--rule", help=say("warning.cli.score.rule"))
    ] = warning.SeasonalDetector.name,
) -> None:
    """Print a line for every bin of FILE: when, how rare, which level, whether told anew."""
    factory = learning.chosen([rule])[rule]
    with (
        file.open(encoding="utf-8-sig", errors="replace", newline="") as opened,
        _progress(file.stat().st_size) as moved,
    ):
        series = _series(_lines(opened, moved))
        sys.stdout.write("timestamp,rarity_weeks,level,alarm\n")
        for one in counted.judge(series, factory, budget_per_week=budget_per_week):
            sys.stdout.write(
                f"{one.stamp},{one.rarity_weeks:.6g},{one.level.word},{int(one.alarm)}\n"
            )
    _complain(series.faults)


def _series(lines: Iterator[str]) -> counted.Series:
    """Return the series; of one that is refused, say first what was wrong with its lines."""
    try:
        return counted.Series(lines)
    except counted.TooFewBins as refused:
        _complain(refused.faults)
        raise


def _lines(file: TextIO, moved: Callable[[int], None]) -> Iterator[str]:
    """Yield the lines, in pieces where one has no end; `moved` hears how much was read."""
    read = 0
    for number, line in enumerate(iter(partial(file.readline, _LONGEST), "")):
        read += len(line)
        if number % _TOLD_EVERY == 0:
            moved(read)
        yield line


def _complain(faults: tuple[counted.Fault, ...]) -> None:
    """Say what was wrong, the first few of each kind with their lines."""
    for fault in faults:
        lines = ", ".join(f"{line} ({shown!r})" for line, shown in fault.lines)
        words.complain(say(fault.code, number=fault.number, lines=lines))


@contextmanager
def _progress(size: int) -> Iterator[Callable[[int], None]]:
    """Show a bar where somebody looks at it."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    seen = words.ERR.is_terminal
    with Progress(
        *columns, TimeRemainingColumn(), console=words.ERR, transient=True, disable=not seen
    ) as bar:
        task = bar.add_task(say("warning.cli.score.judging"), total=size or None)
        yield lambda read: bar.update(task, completed=read)

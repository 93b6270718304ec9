"""`tocsin warning score`: what a watch with these counts would have been told."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from tocsin import warning
from tocsin.cli import root, words
from tocsin.cli.words import say
from tocsin.runtimes import learning
from tocsin.warning import counted

_SHOWN = 10  # faults of one kind


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
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        series = counted.parse(lines)
    _complain(series.faults)
    with _progress() as moved:
        found = counted.judge(series, factory, budget_per_week=budget_per_week, progress=moved)
    sys.stdout.write("timestamp,rarity_weeks,level,alarm\n")
    sys.stdout.writelines(
        f"{one.stamp},{one.rarity_weeks:.6g},{one.level.word},{int(one.alarm)}\n" for one in found
    )


def _complain(faults: tuple[counted.Fault, ...]) -> None:
    """Say what was wrong, the first few of each kind with their lines."""
    for code in dict.fromkeys(fault.code for fault in faults):
        same = [fault for fault in faults if fault.code == code]
        lines = ", ".join(f"{fault.line} ({fault.shown!r})" for fault in same[:_SHOWN])
        words.complain(say(code, number=len(same), lines=lines))


@contextmanager
def _progress() -> Iterator[Callable[[float], None]]:
    """Show a bar where somebody looks at it."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, TimeRemainingColumn(), console=words.ERR, transient=True) as bar:
        task = bar.add_task(say("warning.cli.score.judging"), total=1.0)
        yield lambda share: bar.update(task, completed=share)

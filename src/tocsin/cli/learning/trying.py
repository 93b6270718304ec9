"""`tocsin backtest`: several rules side by side on stored history."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import numpy as np
import typer
from rich.table import Table

from tocsin import shapes
from tocsin.cli import root, words
from tocsin.cli.basis import bars, folder, tables
from tocsin.cli.learning import writing
from tocsin.cli.words import say
from tocsin.kernel import clock
from tocsin.runtimes import learning
from tocsin.warning import backtest

_COLUMNS = ("rule", "crisis", "told_at", "alarms", "found", "chance", "delay", "posted")


class Indicator(StrEnum):
    """A stream that can be judged alone."""

    MENTIONS = "mentions"
    NEGATIVE = "negative"


WatchOption = Annotated[str, typer.Option("--watch", help=say("backtest.cli.watch"))]
SinceOption = Annotated[datetime | None, typer.Option("--since", help=say("backtest.cli.since"))]
UntilOption = Annotated[datetime | None, typer.Option("--until", help=say("backtest.cli.until"))]
RuleOption = Annotated[list[str] | None, typer.Option("--rule", help=say("backtest.cli.rule"))]
ShapeOption = Annotated[list[str] | None, typer.Option("--shape", help=say("backtest.cli.shape"))]
VolumeOption = Annotated[
    float, typer.Option("--volume", min=0.001, max=1000, help=say("backtest.cli.volume"))
]
NegativeOption = Annotated[
    float, typer.Option("--negative-share", min=0, max=1, help=say("backtest.cli.negative"))
]
IndicatorOption = Annotated[
    list[Indicator] | None,
    typer.Option("--indicator", help=say("backtest.cli.indicator")),
]
RunsOption = Annotated[int, typer.Option("--runs", min=1, max=1000, help=say("backtest.cli.runs"))]
SeedOption = Annotated[int, typer.Option("--seed", min=0, help=say("backtest.cli.seed"))]
BudgetOption = Annotated[
    float, typer.Option("--budget-per-week", min=0.25, max=4, help=say("backtest.cli.budget"))
]
FileOption = Annotated[
    Path | None, typer.Option("--json", dir_okay=False, help=say("backtest.cli.json"))
]


@root.app.command("backtest", help=say("backtest.cli.help"))
def try_rules(
    watch: WatchOption,
    *,
    since: SinceOption = None,
    until: UntilOption = None,
    rule: RuleOption = None,
    shape: ShapeOption = None,
    volume: VolumeOption = 0.3,
    negative: NegativeOption = 0.7,
    indicator: IndicatorOption = None,
    runs: RunsOption = 80,
    seed: SeedOption = 1,
    budget: BudgetOption = 1.0,
    file: FileOption = None,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print what each rule does at the budget; write the whole sweep to a file."""
    ask = learning.Ask(
        watch_id=watch,
        rules=tuple(rule or learning.known()),
        crises=_crises(shape or ("flash", "swell"), volume, negative),
        since=writing.utc(since),
        until=writing.utc(until),
        indicators=tuple(map(str, indicator or backtest.INDICATORS)),
        runs=runs,
        seed=seed,
    )
    report = _tried(ask, config, data)
    if file is not None:
        told = msgspec.json.format(msgspec.json.encode(learning.report(report)), indent=1)
        file.write_bytes(told + b"\n")
    _print(report, budget)


def _crises(shapes_: Sequence[str], volume: float, negative: float) -> tuple[backtest.Crisis, ...]:
    shaped = (backtest.shaped(one) for one in shapes_)
    return tuple(
        backtest.Crisis(shape=shape, volume_days=volume, negative_share=negative)
        for shape in shaped
    )


def _tried(ask: learning.Ask, config: Path | None, data: Path | None) -> backtest.Report:
    for one in learning.broken():
        words.complain(say("backtest.broken_rule", rule=one.rule, origin=one.origin, why=one.why))
    rules = learning.chosen(ask.rules)
    with folder.reading(config, data) as books:
        history = learning.history(books, ask, clock.SystemClock().now())
    with bars.bar(ask.watch_id) as moved:
        return backtest.try_rules(rules, history, learning.plan(ask), moved)


def _print(report: backtest.Report, budget: float) -> None:
    words.tell(
        "backtest.cli.head",
        watch=report.watch_id,
        since=shapes.minute(report.tried_from)[:16],
        until=shapes.minute(report.tried_until)[:16],
        weeks=round(report.ordinary_weeks, 1),
        posts=round(report.mean_day),
    )
    table = Table(
        *(say(f"backtest.cli.column.{name}") for name in _COLUMNS), box=None, header_style="bold"
    )
    for trial in report.trials:
        for code, points in (
            ("backtest.cli.promised", trial.promised),
            ("backtest.cli.in_hindsight", trial.in_hindsight),
        ):
            point = nearest(points, budget)
            told_at = say(code, rate=f"{point.threshold:.3g}")
            table.add_row(trial.rule, trial.crisis.shape.name, told_at, *_cells(point))
    tables.show_whole(table)
    words.tell("backtest.cli.foot")


def nearest(points: Sequence[backtest.Point], budget: float) -> backtest.Point:
    """Return the point whose budget is nearest on the scale that budgets are told on."""
    return min(points, key=lambda one: abs(np.log(one.budget_per_week / budget)))


def _cells(point: backtest.Point) -> tuple[str, ...]:
    return (
        writing.number(point.alarms_per_week),
        writing.percent(point.found),
        writing.percent(point.by_chance),
        writing.minutes(point.delay_minutes),
        writing.percent(point.posted),
    )

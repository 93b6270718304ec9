"""`tocsin forecast`: the next 24 hours of a watch, and how earlier forecasts did."""

from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.table import Table

from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.words import say
from tocsin.kernel import clock
from tocsin.runtimes import hourly

_HOUR_S = 3600
_COLUMNS = ("at", "low", "likely_low", "expected", "likely_high", "high")


class Counted(StrEnum):
    """What is forecast."""

    MENTIONS = "mentions"
    NEGATIVE = "negative"


@root.app.command("forecast", help=say("forecast.cli.help"))
def forecast(
    watch: Annotated[str, typer.Option("--watch", help=say("forecast.cli.watch"))],
    *,
    indicator: Annotated[
        Counted, typer.Option("--indicator", help=say("forecast.cli.indicator"))
    ] = Counted.MENTIONS,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print what is expected of each hour, with its band."""
    hour = int(clock.SystemClock().now().timestamp() // _HOUR_S)
    with folder.reading(config, data) as books:
        told = hourly.outlook(books, watch, indicator.value, hour)
    if as_json:
        tables.tell(told)
        return
    _print(told)


def _print(told: dict[str, Any]) -> None:
    if not told["at"]:
        words.tell("forecast.cli.too_little")
        return
    columns = (say(f"forecast.cli.column.{name}") for name in _COLUMNS)
    table = Table(*columns, box=None, header_style="bold")
    for at, *counts in zip(*(told[name] for name in _COLUMNS), strict=True):
        table.add_row(at[:16].replace("T", " "), *(f"{count:.0f}" for count in counts))
    words.OUT.print(table)
    if told["is_learning"]:
        words.tell("forecast.cli.learning")
    _tell_score(told["score"])


def _tell_score(score: dict[str, Any]) -> None:
    if score["coverage"] is None or score["crps_day"] is None:
        words.tell("forecast.cli.unscored")
        return
    words.tell(
        "forecast.cli.score",
        days=score["days"],
        forecasts=score["forecasts"],
        coverage=round(100 * score["coverage"]),
        crps=f"{score['crps_day']:.2f}",
    )

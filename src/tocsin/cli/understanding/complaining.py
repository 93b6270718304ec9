"""`tocsin complaints`: what a watch is complained of, for people and for the product side."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from tocsin import enrichment
from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.words import say
from tocsin.kernel import clock
from tocsin.runtimes import complaints

_DAY = timedelta(days=1)
_WRITERS = {".csv": complaints.sheets.csv_of, ".xlsx": complaints.sheets.xlsx_of}
_COLUMNS = complaints.sheets.THEMES


WatchOption = Annotated[str, typer.Option("--watch", help=say("complaints.cli.watch"))]
SinceOption = Annotated[datetime | None, typer.Option("--since", help=say("complaints.cli.since"))]
UntilOption = Annotated[datetime | None, typer.Option("--until", help=say("complaints.cli.until"))]
StepOption = Annotated[
    complaints.Step | None, typer.Option("--step", help=say("complaints.cli.step"))
]
ExamplesOption = Annotated[
    int, typer.Option("--examples", min=0, max=100, help=say("complaints.cli.examples"))
]
FileOption = Annotated[
    Path | None, typer.Option("--file", dir_okay=False, help=say("complaints.cli.file"))
]


@root.app.command("complaints", help=say("complaints.cli.help"))
def show(
    watch: WatchOption,
    *,
    since: SinceOption = None,
    until: UntilOption = None,
    step: StepOption = None,
    examples: ExamplesOption = 3,
    file: FileOption = None,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print complaints by reason, and write them to a file for the product side."""
    if file is not None and file.suffix.lower() not in _WRITERS:
        known = ", ".join(_WRITERS)
        raise enrichment.complaints.errors.UnknownFormat(file=str(file), known=known)
    end = until.astimezone(UTC) if until else clock.SystemClock().now()
    first = since.astimezone(UTC) if since else end - _DAY
    asked = complaints.Asked(watch_id=watch, since=first, until=end, step=step, examples=examples)
    with folder.kept(config, data) as kept, kept.db.reading() as books:
        told = complaints.told(books, kept.store, asked)
    if file is not None:
        file.write_bytes(_WRITERS[file.suffix.lower()](told, say))
    if as_json:
        tables.tell(told)
        return
    _print(told)
    if file is not None:
        words.tell("complaints.cli.done", file=str(file))


def _print(told: dict[str, Any]) -> None:
    if not told["themes"]:
        words.tell("complaints.cli.none")
        return
    table = Table(
        *(say(f"complaints.column.{name}") for name in _COLUMNS), box=None, header_style="bold"
    )
    for one in told["themes"]:
        reason = say(f"complaints.reason.{one['reason'] or 'not_said'}")
        table.add_row(
            reason,
            str(one["posts"]),
            str(one["texts"]),
            _percent(one["share"]),
            _percent(one["usual_share"]),
            "–" if one["ratio"] is None else f"{one['ratio']:.2f}",
            say(f"complaints.trend.{one['trend']}"),
        )
    tables.show_whole(table)
    for one in told["themes"]:
        reason = say(f"complaints.reason.{one['reason'] or 'not_said'}")
        for example in one["examples"]:
            facts = {"reason": reason, "text": example["text"], "posts": example["posts"]}
            words.tell("complaints.cli.example", **facts)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"

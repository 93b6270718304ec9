"""`tocsin risk`: a model of the organisation's own cases, beside the rules."""

from datetime import datetime
from typing import Annotated

import typer
from rich.table import Table

from tocsin import shapes
from tocsin.cli import root, words
from tocsin.cli.basis import bars, folder, tables
from tocsin.cli.learning import writing
from tocsin.cli.rulings import opening
from tocsin.cli.words import say
from tocsin.kernel import clock
from tocsin.runtimes import learning
from tocsin.warning import risk

risk_app = typer.Typer(help=say("risk.cli.help"), no_args_is_help=True)
root.app.add_typer(risk_app, name="risk")

ByOption = Annotated[str, typer.Option("--by", help=say("ledger.cli.by"))]
WhyOption = Annotated[str, typer.Option("--why", help=say("ledger.cli.proposal.why"))]
VersionArgument = Annotated[int, typer.Argument(min=1, help=say("risk.cli.version"))]
_COLUMNS = ("name", "found", "lead", "alarms")


@risk_app.command("train", help=say("risk.cli.train.help"))
def train(
    *,
    by: ByOption,
    until: Annotated[
        datetime | None, typer.Option("--until", help=say("risk.cli.train.until"))
    ] = None,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Learn from the ledger's cases; the model is kept as a candidate."""
    now = clock.SystemClock().now()
    with folder.reading(config, data) as books:
        drawn = learning.risking.train(books, opening.actor(by), now=now, until=writing.utc(until))
    with folder.writing(config, data) as books:
        one = learning.risking.keep(books, opening.actor(by), drawn, now=now)
    told = one.model.provenance
    words.tell(
        "risk.cli.train.done",
        version=one.model.version,
        cases=told.cases,
        bins=told.bins,
        until=shapes.time(told.trained_until),
        seal=one.model.seal[:12],
    )


@risk_app.command("compare", help=say("risk.cli.compare.help"))
def compare(
    version: VersionArgument,
    *,
    budget: Annotated[
        float,
        typer.Option("--budget-per-week", min=0.02, max=20, help=say("risk.cli.compare.budget")),
    ] = 1.0,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Try a model and the rules on the cases that came after its training."""
    now = clock.SystemClock().now()
    with folder.reading(config, data) as books, bars.bar() as moved:
        one = learning.risking.compare(books, version, budget=budget, now=now, progress=moved)
    with folder.writing(config, data) as books:
        learning.risking.keep_comparison(books, opening.actor(), one, now=now)
    _print(one)


@risk_app.command("list", help=say("risk.cli.list.help"))
def list_models(
    *,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print every model on the shelf."""
    with folder.reading(config, data) as books:
        found = books.models.all()
    if as_json:
        told = [learning.risk_shapes.shelved(one) for one in found]
        tables.tell(told)
        return
    for one in found:
        _print(one)
    if not any(one.state is risk.State.IN_USE for one in found):
        words.tell("risk.cli.rules_alone")


@risk_app.command("use", help=say("risk.cli.use.help"))
def use(
    version: VersionArgument,
    *,
    by: ByOption,
    why: WhyOption,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Put a model in use that has won against the rules."""
    now = clock.SystemClock().now()
    with folder.writing(config, data) as books:
        one = learning.risking.use(books, opening.actor(by), version, why=why, now=now)
    _print(one)


@risk_app.command("retire", help=say("risk.cli.retire.help"))
def retire(
    *,
    by: ByOption,
    why: WhyOption,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Let the rules stand alone again."""
    now = clock.SystemClock().now()
    with folder.writing(config, data) as books:
        one = learning.risking.retire(books, opening.actor(by), why=why, now=now)
    _print(one)


def _print(one: risk.Shelved) -> None:
    told = one.model.provenance
    words.tell(
        "risk.cli.model",
        version=one.model.version,
        state=say(f"risk.state.{one.state}"),
        person=told.trained_by,
        cases=told.cases,
        until=shapes.time(told.trained_until),
        seal=one.model.seal[:12],
    )
    found = one.comparison
    if found is None:
        words.tell("risk.cli.not_compared", version=one.model.version)
        return
    columns = (say(f"risk.cli.column.{name}") for name in _COLUMNS)
    table = Table(*columns, box=None, header_style="bold")
    for row in found.rows:
        table.add_row(
            row.name,
            f"{row.cases - row.missed}/{row.cases}  {writing.percent(row.found)}",
            writing.minutes(row.lead_minutes),
            writing.number(row.alarms_per_week),
        )
    tables.show_whole(table)
    fewer = found.fewer_missed
    words.tell(
        "risk.cli.wins" if found.wins else "risk.cli.wins_not",
        value=f"{fewer.value:+.2f}",
        low=f"{fewer.low:+.2f}",
        high=f"{fewer.high:+.2f}",
        cases=round(fewer.of),
    )

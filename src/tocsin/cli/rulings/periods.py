"""`tocsin period list | shipped | add | take | import | remove`."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.rulings import opening
from tocsin.cli.words import say
from tocsin.kernel import clock, ids
from tocsin.runtimes import rulings
from tocsin.warning import periods

app = typer.Typer(help=say("warning.cli.period.help"), no_args_is_help=True)
root.app.add_typer(app, name="period")

_COLUMNS = ("period_id", "name", "begins_at", "ends_at", "repeats", "watches", "source")
_COMING = ("begins_at", "ends_at", "period_id", "name")

Watches = Annotated[list[str] | None, typer.Option("--watch", help=say("warning.cli.watches"))]
Zone = Annotated[str, typer.Option("--zone", help=say("warning.cli.zone"))]


@app.command("list", help=say("warning.cli.period.list"))
def list_periods(
    *,
    coming_days: Annotated[
        int, typer.Option("--coming", min=0, max=800, help=say("warning.cli.period.coming"))
    ] = 0,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print the periods that are kept, or the times that come."""
    with folder.reading(config, data) as books:
        found = rulings.in_force(books).periods
    if coming_days:
        now = clock.SystemClock().now()
        spans = periods.Calendar(found).coming(now, now + timedelta(days=coming_days))
        tables.show([rulings.shaping.span(one) for one in spans], _COMING, as_json=as_json)
        return
    tables.show([rulings.shaping.period(one) for one in found], _COLUMNS, as_json=as_json)


@app.command("shipped", help=say("warning.cli.period.shipped"))
def list_shipped(*, as_json: root.JsonOption = False) -> None:
    """Print the dates that come with Tocsin."""
    told = [
        rulings.shaping.period(replace(one, name=say(f"warning.period.{one.period_id}")))
        for one in periods.known.shipped()
    ]
    tables.show(told, ("period_id", "name", "begins_at", "ends_at", "why"), as_json=as_json)


@app.command("add", help=say("warning.cli.period.add"))
def add_period(
    name: Annotated[str, typer.Argument(help=say("warning.cli.period.name"))],
    begins: Annotated[datetime, typer.Argument(help=say("warning.cli.period.begins"))],
    ends: Annotated[datetime, typer.Argument(help=say("warning.cli.period.ends"))],
    *,
    zone: Zone = "UTC",
    repeats: Annotated[str, typer.Option("--repeats", help=say("warning.cli.period.repeats"))] = "",
    watch: Watches = None,
    edge_factor: Annotated[float, typer.Option("--edge-factor")] = 2.0,
    poll_factor: Annotated[float, typer.Option("--poll-factor")] = 0.5,
    tell_from: Annotated[str, typer.Option("--tell-from")] = "blue",
    call: Annotated[
        list[str] | None, typer.Option("--call", help=say("warning.cli.period.call"))
    ] = None,
    person: opening.PersonOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Keep a period of one's own; its times are local to --zone."""
    home = periods.zones.zone(zone)
    one = periods.Period(
        period_id=ids.slug(name),
        name=name,
        begins_at=begins.replace(tzinfo=home).astimezone(UTC),
        ends_at=ends.replace(tzinfo=home).astimezone(UTC),
        zone=zone,
        repeats=repeats,
        watches=tuple(watch or ()),
        edge_factor=edge_factor,
        poll_factor=poll_factor,
        tell_from=tell_from,
        calls=tuple(periods.model.call(told) for told in call or ()),
    )
    _keep([one], person, config, data)


@app.command("take", help=say("warning.cli.period.take"))
def take_period(
    code: Annotated[str, typer.Argument(help=say("warning.cli.period.code"))],
    *,
    person: opening.PersonOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Put a date that comes with Tocsin in force."""
    one = replace(periods.known.period(code), name=say(f"warning.period.{code}"))
    _keep([one], person, config, data)


@app.command("import", help=say("warning.cli.period.import"))
def import_periods(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help=say("warning.cli.period.ics"))
    ],
    *,
    zone: Zone = "UTC",
    watch: Watches = None,
    person: opening.PersonOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Keep the dates of an ICS file; what cannot be taken is told by its line."""
    with file.open("rb") as content:
        read = periods.icalendars.read(content.read(periods.icalendars.MOST_BYTES + 1), zone=zone)
    _keep([replace(one, watches=tuple(watch or ())) for one in read.periods], person, config, data)
    for left in read.left_out:
        words.tell("warning.cli.period.left_out", line=left.line, why=left.why)


@app.command("remove", help=say("warning.cli.period.remove"))
def remove_period(
    period_id: Annotated[str, typer.Argument(help=say("cli.id"))],
    *,
    person: opening.PersonOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Forget a period."""
    now, actor = clock.SystemClock().now(), opening.actor(person)
    with folder.writing(config, data) as books:
        rulings.lawmaking.remove_period(books, actor, period_id, now=now)
    words.tell("warning.cli.done")


def _keep(some: list[periods.Period], person: str, config: Path | None, data: Path | None) -> None:
    now, actor = clock.SystemClock().now(), opening.actor(person)
    with folder.writing(config, data) as books:
        for one in some:
            rulings.lawmaking.put_period(books, actor, one, now=now)
    words.tell("warning.cli.period.kept", periods=len(some))

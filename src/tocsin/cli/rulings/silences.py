"""`tocsin silence list | add | end | held`."""

from datetime import timedelta
from typing import Annotated, Literal

import typer

from tocsin import warning
from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.rulings import opening
from tocsin.cli.words import say
from tocsin.kernel import clock, ids
from tocsin.runtimes import rulings

app = typer.Typer(help=say("warning.cli.silence.help"), no_args_is_help=True)
root.app.add_typer(app, name="silence")

_COLUMNS = ("silence_id", "watch_id", "up_to", "rule", "person", "reason", "ends_at", "kept_back")
_HELD = ("at", "watch_id", "before", "after", "why", "by")

Level = Literal["blue", "yellow", "orange", "red"]


@app.command("list", help=say("warning.cli.silence.list"))
def list_silences(
    *,
    every: Annotated[bool, typer.Option("--all", help=say("warning.cli.silence.all"))] = False,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print who silenced what, why and until when."""
    with folder.reading(config, data) as books:
        found = books.silences.recent() if every else books.silences.open()
        told = [rulings.shaping.silence(one, books.withheld.of(by=one.silence_id)) for one in found]
    tables.show(told, _COLUMNS, as_json=as_json)


@app.command("add", help=say("warning.cli.silence.add"))
def add_silence(
    *,
    hours: Annotated[
        float, typer.Option("--hours", min=0.02, max=744, help=say("warning.cli.silence.hours"))
    ],
    why: opening.WhyOption,
    watch: Annotated[str, typer.Option("--watch", help=say("warning.cli.silence.watch"))] = "",
    up_to: Annotated[
        Level, typer.Option("--up-to", help=say("warning.cli.silence.up_to"))
    ] = "yellow",
    rule: Annotated[str, typer.Option("--rule", help=say("warning.cli.silence.rule"))] = "",
    person: opening.PersonOption = "",
    second: Annotated[str, typer.Option("--second", help=say("warning.cli.silence.second"))] = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Begin a silence."""
    now, actor = clock.SystemClock().now(), opening.actor(person)
    one = warning.fatigue.Silence(
        silence_id=ids.uuid7(now),
        watch_id=watch,
        up_to=warning.Level[up_to.upper()],
        rule=rule,
        reason=why,
        person=actor.name,
        second_person=second,
        begins_at=now,
        ends_at=now + timedelta(hours=hours),
    )
    with folder.writing(config, data) as books:
        rulings.lawmaking.put_silence(books, actor, one, now=now)
    words.tell("warning.cli.silence.begun", silence=one.silence_id, ends=one.ends_at)


@app.command("end", help=say("warning.cli.silence.end"))
def end_silence(
    silence_id: Annotated[str, typer.Argument(help=say("cli.id"))],
    *,
    person: opening.PersonOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """End a silence sooner."""
    now, actor = clock.SystemClock().now(), opening.actor(person)
    with folder.writing(config, data) as books:
        rulings.lawmaking.end_silence(books, actor, silence_id, now=now)
    words.tell("warning.cli.done")


@app.command("held", help=say("warning.cli.silence.held"))
def list_held(
    *,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print the changes of level that nobody was sent a notice of."""
    with folder.reading(config, data) as books:
        found = books.withheld.of()
    tables.show([rulings.shaping.withheld(one) for one in found], _HELD, as_json=as_json)

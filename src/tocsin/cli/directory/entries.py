"""`tocsin directory list | export | import`, and the rota as a calendar."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from tocsin.cli import root, words
from tocsin.cli.basis import tables
from tocsin.cli.directory import acting
from tocsin.cli.directory.users import Desk, desk
from tocsin.cli.words import say
from tocsin.directory import entries
from tocsin.kernel import reasons
from tocsin.runtimes import directory

app = typer.Typer(help=say("cli.directory.help"), no_args_is_help=True)
root.app.add_typer(app, name="directory")

Kind = StrEnum("Kind", {word: word for word in entries.KINDS})  # type: ignore[misc]  # of the kinds there are
KindOption = Annotated[Kind | None, typer.Option("--kind", help=say("cli.directory.kind"))]
File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=say("cli.directory.file"))]
Duty = Annotated[str, typer.Argument(help=say("cli.directory.duty"))]
_COLUMNS = ("name", "note", "entry_id")


@app.command("list", help=say("cli.directory.list"))
def list_entries(
    kind: Annotated[Kind, typer.Argument(help=say("cli.directory.kind"))],
    *,
    as_json: root.JsonOption = False,
    named: acting.AsOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print all entries of a kind."""
    with desk(config, data, named) as at:
        found = entries.service.listed(at.books, at.actor, entries.KINDS[kind])
    tables.show([directory.keeping.told(one) for one in found], _COLUMNS, as_json=as_json)


@app.command("export", help=say("cli.directory.export"))
def export(
    *,
    kind: KindOption = None,
    named: acting.AsOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print the whole directory as JSON, or one kind of it as CSV."""
    with desk(config, data, named) as at:
        told = _whole(at) if kind is None else entries.exchange.given(at.books, at.actor, kind)
        at.enter("entries.exported", kind or "", {})
    sys.stdout.write(told)


@app.command("import", help=say("cli.directory.import"))
def take(
    file: File,
    *,
    kind: KindOption = None,
    named: acting.AsOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Keep what stands in a file: JSON of all kinds, or CSV of one."""
    content = file.read_bytes()
    with desk(config, data, named) as at:
        if kind is None:
            found = entries.exchange.imported(at.books, at.actor, content)
        else:
            found = entries.exchange.taken(at.books, at.actor, kind, content)
        facts: dict[str, object] = {"kept": found.kept, "left_out": len(found.left_out)}
        at.enter("entries.imported", kind or "", facts)
    words.tell("cli.directory.taken", kept=found.kept, left_out=len(found.left_out))
    for one in found.left_out:
        _tell_left_out(f"{one.kind} {one.number}", one.why)
    if found.left_out:
        raise typer.Exit(1)


@app.command("export-rota", help=say("cli.directory.export_rota"))
def export_rota(
    duty: Duty,
    *,
    named: acting.AsOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print the shifts of a duty as a calendar (ICS)."""
    with desk(config, data, named) as at:
        told = directory.keeping.give_rota(at.books, at.actor, duty, at.now)
    sys.stdout.buffer.write(told)


@app.command("import-rota", help=say("cli.directory.import_rota"))
def import_rota(
    duty: Duty,
    file: File,
    *,
    zone: Annotated[str, typer.Option("--zone", help=say("cli.directory.zone"))] = "UTC",
    named: acting.AsOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Keep the shifts of a duty that a calendar holds."""
    content = file.read_bytes()
    with desk(config, data, named) as at:
        found = directory.keeping.take_rota(at.books, at.actor, duty, content, zone, at.now)
    kept, left = len(found.shifts), found.left_out
    words.tell("cli.directory.taken", kept=kept, left_out=len(left))
    for one in left:
        _tell_left_out(str(one.line), one.why)
    if left:
        raise typer.Exit(1)


def _whole(at: Desk) -> str:
    told = entries.exchange.exported(at.books, at.actor)
    return msgspec.json.format(msgspec.json.encode(told), indent=2).decode() + "\n"


def _tell_left_out(place: str, why: reasons.Reason) -> None:
    words.say_line({"code": "cli.directory.left_out", "facts": {"place": place, "why": why}})

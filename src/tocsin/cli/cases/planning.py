"""`tocsin playbook check | list`."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin import cases
from tocsin.cli import root, words
from tocsin.cli.basis import tables
from tocsin.cli.words import say
from tocsin.kernel import catalogue

app = typer.Typer(help=say("cases.cli.playbook_help"), no_args_is_help=True)
root.app.add_typer(app, name="playbook")

_COLUMNS = ("playbook", "name", "trigger", "plays", "clocks")
WRONG = 1


@app.command("check", help=say("cases.cli.check"))
def check(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=say("cli.file"))],
    *,
    as_json: root.JsonOption = False,
) -> None:
    """Print every fault with its line; a playbook with any ends with 1."""
    text = file.read_text("utf-8", errors="replace")
    found, faults = cases.playbooks.check(text, cases.playbooks.shipped.all_of_them())
    for one in faults:
        told = say(one.code, **one.facts)
        place = {"file": file.name, "line": one.line, "column": one.column}
        if as_json:
            tables.tell({**place, "code": one.code, "facts": dict(one.facts)})
        else:
            words.tell("cases.cli.fault", **place, told=told)
    if faults or found is None:
        raise typer.Exit(WRONG)
    if not as_json:
        plays, clocks = len(found.plays), len(found.clocks)
        words.tell("cases.cli.right", file=file.name, plays=plays, clocks=clocks)


@app.command("list", help=say("cases.cli.playbook_list"))
def list_playbooks(*, as_json: root.JsonOption = False) -> None:
    """Print the playbooks that come with Tocsin."""
    rows: list[dict[str, object]] = [
        {
            "playbook": one.code,
            "name": catalogue.in_language(one.name, words.language()),
            "trigger": str(one.trigger),
            "plays": len(one.plays),
            "clocks": len(one.clocks),
        }
        for one in cases.playbooks.shipped.all_of_them().values()
    ]
    tables.show(rows, _COLUMNS, as_json=as_json)

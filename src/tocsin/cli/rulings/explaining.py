"""`tocsin warning list | show | consequence`: what stands, in sentences, and a person's word."""

from typing import Annotated

import typer

from tocsin import shapes, warning
from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.rulings import opening
from tocsin.cli.words import say
from tocsin.kernel import clock
from tocsin.runtimes import rulings

_COLUMNS = ("warning_id", "watch_name", "level", "view", "since", "acknowledged_by")

Id = Annotated[str, typer.Argument(help=say("cli.id"))]


@root.warning_app.command("list", help=say("warning.cli.list"))
def list_warnings(
    *,
    every: Annotated[bool, typer.Option("--all", help=say("warning.cli.all"))] = False,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print what stands, in four colours and in three steps."""
    with folder.reading(config, data) as books:
        names = {watch.watch_id: watch.name for watch in books.watches.all()}
        found = books.warnings.recent(limit=200) if every else books.warnings.standing()
    told = [shapes.early_warning(one, names.get(one.watch_id, one.watch_id)) for one in found]
    tables.show(told, _COLUMNS, as_json=as_json)


@root.warning_app.command("show", help=say("warning.cli.show"))
def show_warning(
    warning_id: Id,
    *,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print a warning's changes, each as its notice tells it."""
    with folder.reading(config, data) as books:
        changes = books.warnings.changes(warning_id=warning_id)
    if not changes:
        raise warning.errors.NotStanding(warning_id=warning_id)
    if as_json:
        tables.tell([shapes.change(one) for one in changes])
        return
    for change in changes:
        words.OUT.print(str(shapes.time(change.at)), style="bold", markup=False)
        for line in warning.telling.lines(change):
            words.say_line(line)


@root.warning_app.command("consequence", help=say("warning.cli.declare"))
def declare(
    warning_id: Id,
    code: Annotated[str, typer.Argument(help=say("warning.cli.class"))],
    *,
    why: opening.WhyOption,
    two_levels: Annotated[bool, typer.Option("--two-levels", help=say("warning.cli.two"))] = False,
    wrong: Annotated[bool, typer.Option("--wrong", help=say("warning.cli.wrong"))] = False,
    person: opening.PersonOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Enter a person's word on a standing warning's consequence."""
    now, actor = clock.SystemClock().now(), opening.actor(person)
    said = warning.consequence.Declaration(
        code=code,
        person=actor.name,
        at=now,
        reason=why,
        applies=not wrong,
        second=two_levels,
    )
    with folder.writing(config, data) as books:
        entry = rulings.lawmaking.declare(books, actor, warning_id, said, now=now)
    words.tell("warning.cli.version", version=entry.version)

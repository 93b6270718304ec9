"""`tocsin budget show | set`, `tocsin consequence show | set | history`, `tocsin preset list`."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin import warning
from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.rulings import opening
from tocsin.cli.words import say
from tocsin.kernel import clock
from tocsin.runtimes import rulings

budget_app = typer.Typer(help=say("warning.cli.budget.help"), no_args_is_help=True)
consequence_app = typer.Typer(help=say("warning.cli.consequence.help"), no_args_is_help=True)
preset_app = typer.Typer(help=say("warning.cli.preset.help"), no_args_is_help=True)
root.app.add_typer(budget_app, name="budget")
root.app.add_typer(consequence_app, name="consequence")
root.app.add_typer(preset_app, name="preset")

_ENTRY = ("version", "kind", "scope", "at", "person", "why")

Watch = Annotated[str, typer.Option("--watch", help=say("warning.cli.budget.watch"))]


@budget_app.command("show", help=say("warning.cli.budget.show"))
def show_budget(
    *,
    watch: Watch = "",
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print a watch's false-alarm budget in words and numbers."""
    policy = warning.Policy()
    with folder.reading(config, data) as books:
        law = warning.rules.Lawbook(policy, rulings.in_force(books))
    law.has_turned(int(clock.SystemClock().now().timestamp()) // 60)
    told = rulings.shaping.terms(watch, law.of(watch))
    if as_json:
        tables.tell(told)
        return
    for line in warning.rules.in_words(law.of(watch).policy.edges):
        words.say_line(line)


@budget_app.command("set", help=say("warning.cli.budget.set"))
def set_budget(
    per_week: Annotated[float, typer.Argument(help=say("warning.cli.budget.per_week"))],
    *,
    why: opening.WhyOption,
    watch: Watch = "",
    person: opening.PersonOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Enter a budget as a new version; 0 takes it back."""
    now, actor = clock.SystemClock().now(), opening.actor(person)
    with folder.writing(config, data) as books:
        entry = rulings.lawmaking.set_budget(
            books, actor, watch, per_week or None, why=why, now=now
        )
    words.tell("warning.cli.version", version=entry.version)


@consequence_app.command("show", help=say("warning.cli.consequence.show"))
def show_table(
    *,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print the table in force."""
    with folder.reading(config, data) as books:
        table = books.rules.table()
    if as_json:
        tables.tell(rulings.shaping.table(table))
        return
    rows: list[dict[str, object]] = [
        {
            "class": one.code,
            "lift": one.lift,
            "words": sum(map(len, one.words.values())),
            "source": one.source,
        }
        for one in table.classes
    ]
    tables.show(rows, ("class", "lift", "words", "source"), as_json=False)
    words.tell("warning.cli.version", version=table.version)


@consequence_app.command("set", help=say("warning.cli.consequence.set"))
def set_table(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=say("cli.file"))],
    *,
    why: opening.WhyOption,
    person: opening.PersonOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Put the [[consequence]] tables of FILE in force, as a new version."""
    table = warning.consequence.shipped.written(file.read_text("utf-8", errors="replace"))
    now, actor = clock.SystemClock().now(), opening.actor(person)
    with folder.writing(config, data) as books:
        entry = rulings.lawmaking.set_table(books, actor, table, why=why, now=now)
    words.tell("warning.cli.version", version=entry.version)


@consequence_app.command("history", help=say("warning.cli.consequence.history"))
def show_history(
    *,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print every version of table, budgets and declarations."""
    with folder.reading(config, data) as books:
        found = [rulings.shaping.entry(one) for one in books.rules.entries()]
    tables.show(found, _ENTRY, as_json=as_json)


@preset_app.command("list", help=say("warning.cli.preset.list"))
def list_presets(*, as_json: root.JsonOption = False) -> None:
    """Print every preset's numbers and where each comes from."""
    rows: list[dict[str, object]] = [
        {
            "preset": say(f"warning.preset.{one.code}") if not as_json else one.code,
            "number": say(f"warning.number.{number.name}") if not as_json else number.name,
            "value": number.value,
            "source": say(f"warning.source.{number.source}") if not as_json else number.source,
            "where": say(f"warning.where.{number.where}") if not as_json else number.where,
        }
        for one in warning.presets.every()
        for number in one.numbers
    ]
    tables.show(rows, ("preset", "number", "value", "source", "where"), as_json=as_json)

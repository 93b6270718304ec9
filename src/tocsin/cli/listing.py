"""`tocsin watch | source | connector`: what we listen for and to."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from tocsin import assembly, connectors, listening, settings, shapes, warning
from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.rulings import opening
from tocsin.cli.words import say
from tocsin.kernel import clock
from tocsin.runtimes import rulings

watch_app = typer.Typer(help=say("cli.watch.help"), no_args_is_help=True)
source_app = typer.Typer(help=say("cli.source.help"), no_args_is_help=True)
connector_app = typer.Typer(help=say("cli.connector.help"), no_args_is_help=True)
root.app.add_typer(watch_app, name="watch")
root.app.add_typer(source_app, name="source")
root.app.add_typer(connector_app, name="connector")

_MARKS = {"passed": "✓", "failed": "✗", "not_applicable": "–"}

FileArgument = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=say("cli.file"))]
IdArgument = Annotated[str, typer.Argument(help=say("cli.id"))]


@watch_app.command("list", help=say("cli.watch.list.help"))
def list_watches(
    *,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print every watch with its level."""
    with folder.kept(config, data) as kept, kept.db.reading() as books:
        standing = {one.watch_id: one.level.word for one in books.warnings.standing()}
        found = [
            {
                **shapes.watch(one),
                "accounts": listening.accounts.written(one, kept.names),
                "level": standing.get(one.watch_id, "none"),
            }
            for one in books.watches.all()
        ]
    tables.show(found, ("watch_id", "name", "level", "any", "all", "none"), as_json=as_json)


@watch_app.command("topics", help=say("cli.watch.topics.help"))
def list_topics(*, as_json: root.JsonOption = False) -> None:
    """Print the topics that a watch may begin with, and their words."""
    found: list[shapes.Shape] = [
        {"topic": one.code, "name": say(f"listening.topic.{one.code}"), "words": one.words}
        for one in listening.topics.shipped()
    ]
    tables.show(found, ("topic", "name", "words"), as_json=as_json)


@watch_app.command("add", help=say("cli.watch.add.help"))
def add_watches(
    file: FileArgument, *, config: root.ConfigOption = None, data: root.DataOption = None
) -> None:
    """Keep the [[watch]] tables of FILE."""
    told = settings.watches(file)
    assembly.check_watches(told, file)
    with folder.kept(config, data) as kept:
        added = assembly.keep_watches(kept, told)
    words.tell("cli.watch.add.done", watches=len(added))


@watch_app.command("remove", help=say("cli.watch.remove.help"))
def remove_watch(
    watch_id: IdArgument, *, config: root.ConfigOption = None, data: root.DataOption = None
) -> None:
    """Forget a watch; its posts and figures stay."""
    with folder.writing(config, data) as books:
        if books.watches.get(watch_id) is None:
            raise warning.errors.UnknownWatch(watch_id=watch_id)
        rulings.enlisting.remove_watch(books, opening.actor(), watch_id, clock.SystemClock().now())
    words.tell("cli.watch.remove.done", watch=watch_id)


@source_app.command("list", help=say("cli.source.list.help"))
def list_sources(
    *,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print every source with its health."""
    with folder.kept(config, data) as kept, kept.db.reading() as books:
        known = books.health.all()
        health: dict[str, listening.SourceHealth] = {one.source_id: one for one in known}
        found = [shapes.source_state(one, health.get(one.source_id)) for one in books.sources.all()]
    columns = ("source_id", "name", "connector", "status", "last_fetch_at", "posts", "fault")
    tables.show(found if as_json else [_said(one) for one in found], columns, as_json=as_json)


def _said(state: shapes.Shape) -> shapes.Shape:
    return {**state, "fault": state["fault"] and say(str(state["fault"]))}


@source_app.command("add", help=say("cli.source.add.help"))
def add_sources(
    file: FileArgument, *, config: root.ConfigOption = None, data: root.DataOption = None
) -> None:
    """Keep the [[source]] tables of FILE; their settings are checked first."""
    told = settings.load(file).source
    assembly.check_sources(told, file)
    with folder.kept(config, data) as kept:
        added = assembly.keep_sources(kept, told)
    words.tell("cli.source.add.done", sources=len(added))


@source_app.command("remove", help=say("cli.source.remove.help"))
def remove_source(
    source_id: IdArgument, *, config: root.ConfigOption = None, data: root.DataOption = None
) -> None:
    """Forget a source; its posts stay."""
    with folder.writing(config, data) as books:
        if books.sources.get(source_id) is None:
            raise listening.errors.UnknownSource(source_id=source_id)
        now = clock.SystemClock().now()
        rulings.enlisting.remove_source(books, opening.actor(), source_id, now)
    words.tell("cli.source.remove.done", source=source_id)


@connector_app.command("list", help=say("cli.connector.list.help"))
def list_connectors(*, as_json: root.JsonOption = False) -> None:
    """Print every kind of source, what it can and what it cannot see."""
    found: list[dict[str, object]] = [
        {
            "name": kind.manifest.name,
            "mode": kind.manifest.mode,
            "grade": kind.quality().grade,
            "backfill_window": kind.manifest.backfill_window,
            "blind_spots": [say(code) for code in kind.manifest.blind_spots],
        }
        for kind in connectors.kinds().values()
    ]
    tables.show(found, ("name", "mode", "grade", "backfill_window", "blind_spots"), as_json=as_json)


@connector_app.command("test", help=say("cli.connector.test.help"))
def try_connector(
    name: Annotated[str, typer.Argument(help=say("cli.connector.test.name"))],
    *,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Run the contract suite against the settings of a source, or of a bare connector."""
    chosen = root.chosen(config, data)
    report = asyncio.run(assembly.try_connector(name, chosen))
    for found in report.findings:
        parts = ("line", *(["how"] if found.how else []), *(["told"] if found.code else []))
        facts = {
            "mark": _MARKS[found.status],
            "check": {"code": found.check},
            "how": {"code": found.how},
            "told": {"code": found.code, "facts": found.facts},
        }
        words.say_line({"code": f"connectors.contract.{'_'.join(parts)}", "facts": facts})
    if not report.is_kept:
        raise typer.Exit(1)

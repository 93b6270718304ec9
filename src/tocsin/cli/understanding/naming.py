"""`tocsin names` and `tocsin entities`: names that are new with a watch, and those it knows."""

from datetime import timedelta
from typing import Annotated, Literal

import typer

from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.rulings import opening
from tocsin.cli.words import say
from tocsin.enrichment import entities as room
from tocsin.kernel import clock, ids
from tocsin.runtimes import entities

names = typer.Typer(help=say("entities.cli.names"), no_args_is_help=True)
known = typer.Typer(help=say("entities.cli.help"), no_args_is_help=True)
root.app.add_typer(names, name="names")
root.app.add_typer(known, name="entities")

_NEW = ("name", "kind", "posts", "texts", "posts_before", "score", "state", "decision", "person")
_KNOWN = ("entity_id", "name", "kind", "posts", "texts", "posts_before", "aliases", "exclusions")

Decided = Literal["entity", "alias", "dismissed"]

WatchOption = Annotated[str, typer.Option("--watch", help=say("entities.cli.watch"))]
PersonOption = Annotated[str, typer.Option("--person", help=say("entities.cli.person"))]
NameArgument = Annotated[str, typer.Argument(help=say("entities.cli.name"))]
KindOption = Annotated[room.Kind | None, typer.Option("--kind", help=say("entities.cli.kind"))]


@names.command("list", help=say("entities.cli.names.list"))
def list_names(
    watch: WatchOption,
    *,
    state: Annotated[room.State, typer.Option("--state")] = room.State.OPEN,
    limit: Annotated[int, typer.Option("--limit", min=1, max=100)] = 40,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print new names, the most surprising first."""
    with folder.kept(config, data) as kept, kept.db.reading() as books:
        told = entities.telling.new(kept.store, books.new_names.of(watch, state, limit))
    tables.show(told, _NEW, as_json=as_json)


@names.command("decide", help=say("entities.cli.names.decide"))
def decide(
    name: NameArgument,
    watch: WatchOption,
    person: PersonOption,
    decision: Annotated[Decided, typer.Option("--as", help=say("entities.cli.as"))],
    *,
    kind: KindOption = None,
    entity: Annotated[str, typer.Option("--entity", help=say("entities.cli.entity"))] = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Say what a new name is."""
    now = clock.SystemClock().now()
    with folder.kept(config, data) as kept, kept.db.writing() as books:
        entities.deciding.decide(
            books,
            opening.actor(person),
            watch,
            name,
            decision,
            now=now,
            kind=kind,
            entity_id=entity,
        )
    words.tell("entities.cli.decided", name=name)


@names.command("undo", help=say("entities.cli.names.undo"))
def undo(
    name: NameArgument,
    watch: WatchOption,
    person: PersonOption,
    *,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Take a decision back, but for a term: that is the watch's, and is taken out there."""
    now = clock.SystemClock().now()
    with folder.kept(config, data) as kept, kept.db.writing() as books:
        entities.deciding.undo(books, opening.actor(person), watch, name, now=now)
    words.tell("entities.cli.undone", name=name)


@known.command("list", help=say("entities.cli.list"))
def list_entities(
    watch: WatchOption,
    *,
    hours: Annotated[int, typer.Option("--hours", min=1, max=24 * 14)] = 24,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print known names with how often each stands in the watch's posts."""
    now, span = clock.SystemClock().now(), timedelta(hours=hours)
    with folder.kept(config, data) as kept, kept.db.reading() as books:
        told = entities.telling.heard(books, kept.store, watch, now, span)
    tables.show(told, _KNOWN, as_json=as_json)


@known.command("add", help=say("entities.cli.add"))
def add(
    name: NameArgument,
    watch: WatchOption,
    person: PersonOption,
    kind: Annotated[room.Kind, typer.Option("--kind", help=say("entities.cli.kind"))],
    *,
    alias: Annotated[
        list[str] | None, typer.Option("--alias", help=say("entities.cli.alias"))
    ] = None,
    exclusion: Annotated[
        list[str] | None, typer.Option("--not", help=say("entities.cli.not"))
    ] = None,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Know a name."""
    now = clock.SystemClock().now()
    one = room.Entity(
        entity_id=ids.uuid7(now),
        watch_id=watch,
        kind=kind,
        name=name,
        aliases=tuple(alias or ()),
        exclusions=tuple(exclusion or ()),
        at=now,
    )
    with folder.kept(config, data) as kept, kept.db.writing() as books:
        entities.deciding.put(books, opening.actor(person), one)
    words.tell("entities.cli.added", name=name, entity_id=one.entity_id)


@known.command("remove", help=say("entities.cli.remove"))
def remove(
    entity: Annotated[str, typer.Argument(help=say("entities.cli.entity"))],
    watch: WatchOption,
    person: PersonOption,
    *,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Forget a known name."""
    now = clock.SystemClock().now()
    with folder.kept(config, data) as kept, kept.db.writing() as books:
        gone = entities.deciding.remove(books, opening.actor(person), watch, entity, now=now)
    words.tell("entities.cli.removed", name=gone.name)

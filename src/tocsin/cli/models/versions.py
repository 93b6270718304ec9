"""`tocsin models list | card | compare | add | learn | use | rollback`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from tocsin import assembly
from tocsin.cli import root, words
from tocsin.cli.basis import bars, folder, tables
from tocsin.cli.models import choosing
from tocsin.cli.rulings import opening
from tocsin.cli.words import say
from tocsin.enrichment import teaching as rules
from tocsin.kernel import clock
from tocsin.runtimes import teaching

ByOption = Annotated[str, typer.Option("--by", help=say("models.cli.by"))]
WhyOption = Annotated[str, typer.Option("--why", help=say("models.cli.why"))]
VersionArgument = Annotated[str, typer.Argument(help=say("models.cli.version"))]
_COLUMNS = ("version", "state", "base", "corrections", "made_by", "made_at")
_EFFECT = ("head", "corrections", "held_out", "elsewhere", "sample")
_FIGURES = ("of", "split", "head", "posts", "accuracy", "macro_f1", "ece")


@root.models_app.command("list", help=say("models.cli.list.help"))
def list_versions(
    *,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print every version, the one in use marked."""
    with folder.reading(config, data) as books:
        found = [teaching.shapes.version(one) for one in books.reader_versions.all()]
        is_shipped = books.reader_versions.in_use() is None
    shipped = teaching.shapes.shipped(teaching.shelf.shipped().card, is_in_use=is_shipped)
    tables.show([*found, shipped], _COLUMNS, as_json=as_json)


@root.models_app.command("card", help=say("models.cli.card.help"))
def card(
    version: Annotated[str, typer.Argument(help=say("models.cli.version"))] = rules.SHIPPED,
    *,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print what a version was trained on and what it is worth."""
    with folder.kept(config, data) as kept:
        told = teaching.shapes.card(_shelf(kept).weights(version).card)
    if as_json:
        tables.tell(told)
        return
    words.tell("models.cli.card", **{name: told[name] for name in ("version", "kind", "posts")})
    found: list[dict[str, object]] = told["figures"]  # type: ignore[assignment]  # as shapes.card says
    _print_figures(found)
    sets: list[dict[str, object]] = told["training_sets"]  # type: ignore[assignment]  # as above
    for one in sets:
        words.tell("models.cli.card.set", **one)
    limits: list[str] = told["limits"]  # type: ignore[assignment]  # as above
    for code in limits:
        words.tell(code)


def _print_figures(found: list[dict[str, object]]) -> None:
    columns = (say(f"models.cli.column.{name}") for name in _FIGURES)
    table = Table(*columns, box=None, header_style="bold")
    for one in found:
        table.add_row(*(_shown(one[name]) for name in _FIGURES))
    tables.show_whole(table)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return f"{value['value']:.3f} [{value['low']:.3f}–{value['high']:.3f}]"
    return str(value)


@root.models_app.command("compare", help=say("models.cli.compare.help"))
def compare(
    version: VersionArgument,
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help=say("models.cli.evaluate.file"))
    ],
    *,
    head: Annotated[
        str, typer.Option("--head", help=say("models.cli.evaluate.head"))
    ] = "sentiment",
    beside: Annotated[str, typer.Option("--with", help=say("models.cli.compare.with"))] = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print how a version does beside the one in use, or another, as one JSON object."""
    beside = beside or choosing.in_use(config, data)
    shelf = teaching.Shelf.of(root.chosen(config, data).store.folder)
    one, other = shelf.weights(beside), shelf.weights(version)
    found = teaching.comparing.compare(file, head, one, other)
    tables.tell(teaching.shapes.compared(found, beside, version))


@root.models_app.command("add", help=say("models.cli.add.help"))
def add(
    trained: Annotated[
        Path, typer.Argument(exists=True, file_okay=False, help=say("models.cli.add.folder"))
    ],
    *,
    by: ByOption,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Take a trained folder in, measured against the version in use."""
    now, actor = clock.SystemClock().now(), opening.actor(by)
    with folder.kept(config, data) as kept:
        shelf = _shelf(kept)
        version = shelf.place(trained)
        with kept.db.reading() as books:
            taught = teaching.learning.gather(books, kept.store, needed=0)
            base = shelf.base(books)
        found = teaching.learning.added(taught, shelf, base, version, actor, now=now)
        with kept.db.writing() as books:
            one = shelf.enter(books, actor, found)
    _print(one)


@root.models_app.command("learn", help=say("models.cli.learn.help"))
def learn(*, by: ByOption, config: root.ConfigOption = None, data: root.DataOption = None) -> None:
    """Learn a layer from the corrections; nothing reads with it until a person says so."""
    now, actor = clock.SystemClock().now(), opening.actor(by)
    with folder.kept(config, data) as kept, bars.bar() as moved:
        shelf = _shelf(kept)
        with kept.db.reading() as books:
            taught = teaching.learning.gather(books, kept.store)
            base = shelf.base(books)
        one = teaching.learning.learn(taught, shelf, base, actor, now=now, progress=moved)
        with kept.db.writing() as books:
            shelf.enter(books, actor, one)
    _print(one)


@root.models_app.command("use", help=say("models.cli.use.help"))
def use(
    version: VersionArgument,
    *,
    by: ByOption,
    why: WhyOption = "",
    insist: Annotated[bool, typer.Option("--insist", help=say("models.cli.use.insist"))] = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Put a version in use; a running house takes it up when its next session begins."""
    now = clock.SystemClock().now()
    with folder.kept(config, data) as kept, kept.db.writing() as books:
        _shelf(kept).use(books, opening.actor(by), version, why=why, now=now, insists=insist)
    words.tell("models.cli.used", version=version, person=by)


@root.models_app.command("rollback", help=say("models.cli.rollback.help"))
def rollback(
    *,
    by: ByOption,
    why: WhyOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Put back what was in use before."""
    now = clock.SystemClock().now()
    with folder.kept(config, data) as kept, kept.db.writing() as books:
        one = _shelf(kept).rollback(books, opening.actor(by), why=why, now=now)
    words.tell("models.cli.used", version=rules.SHIPPED if one is None else one.version, person=by)


def _shelf(kept: assembly.Kept) -> teaching.Shelf:
    return teaching.Shelf.of(kept.folder)


def _print(one: rules.Version) -> None:
    words.tell("models.cli.made", version=one.version, person=one.made_by, seal=one.seal[:12])
    if one.effect is None:
        return
    columns = (say(f"models.cli.column.{name}") for name in _EFFECT)
    table = Table(*columns, box=None, header_style="bold")
    for head in one.effect.heads:
        table.add_row(
            head.head,
            f"{head.right_before} → {head.right_after} / {head.corrections}",
            f"{head.held_out_right_before} → {head.held_out_right_after} / {head.held_out}",
            f"{head.elsewhere_changed} / {head.elsewhere}",
            f"{head.sample_right_before} → {head.sample_right_after} / {head.sample}",
        )
    tables.show_whole(table)
    words.tell("models.cli.effect", seconds=one.effect.seconds)

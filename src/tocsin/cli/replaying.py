"""`tocsin replay`: plays a file of posts through the house with the posts' own clock."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import Annotated

import msgspec
import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from tocsin import assembly, settings, shapes, warning
from tocsin.adapters import sql
from tocsin.cli import root, words
from tocsin.cli.words import say


@root.app.command(help=say("cli.replay.help"))
def replay(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=say("cli.replay.file"))],
    *,
    watch: Annotated[Path | None, typer.Option("--watch", help=say("cli.replay.watch"))] = None,
    as_fast_as_possible: Annotated[
        bool, typer.Option("--as-fast-as-possible", help=say("cli.replay.fast"), show_default=False)
    ] = True,
    report: Annotated[Path | None, typer.Option("--report", help=say("cli.replay.report"))] = None,
    preset: Annotated[str, typer.Option("--preset", help=say("cli.replay.preset"))] = "auto",
    field: Annotated[
        list[str] | None, typer.Option("--field", help=say("cli.replay.field"))
    ] = None,
    reader: Annotated[str | None, typer.Option("--reader", help=say("cli.replay.reader"))] = None,
    in_order: Annotated[bool, typer.Option("--in-order", help=say("cli.replay.in_order"))] = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Play FILE and report what became of it."""
    del as_fast_as_possible  # it is: the flag says so in scripts
    chosen = root.chosen(config)
    if reader:
        ingest = chosen.ingest.model_copy(update={"reader": reader})
        chosen = chosen.model_copy(update={"ingest": ingest})
    watches = settings.watches(watch) if watch else chosen.watch
    layout: dict[str, object] = {
        "preset": preset,
        "fields": dict(_pair(one) for one in field or ()),
    }
    begun = perf_counter()
    with _folder(data) as folder:
        told, faults = asyncio.run(_play(file, watches, layout, chosen, folder, in_order))
    told["seconds"] = round(perf_counter() - begun, 3)
    if report:
        report.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")
    _summarise(told, faults)


async def _play(
    file: Path,
    watches: tuple[settings.Watch, ...],
    layout: dict[str, object],
    chosen: settings.Settings,
    folder: Path,
    in_order: bool,  # noqa: FBT001 (the option's own)
) -> tuple[dict[str, object], list[tuple[str, int, str]]]:
    store = chosen.store.model_copy(update={"folder": folder})
    kept = assembly.keep(store)
    try:
        with assembly.steppers(chosen) as steppers:
            play = assembly.rehearsal(kept, steppers, chosen)
            listed = assembly.keep_watches(kept, watches)
            feeding = await asyncio.to_thread(
                assembly.file_feeding,
                kept,
                file,
                layout,
                listed,
                chosen,
                steppers,
                is_sorted=in_order,
            )
            with _progress(file.name, feeding.rows) as moved:
                await play.run(feeding.feeding, moved)
        with kept.db.reading() as books:
            source_id = feeding.feeding.source.source_id
            return _report(books, source_id), books.quarantine.reasons(source_id)
    finally:
        kept.close()


def _report(books: sql.Books, source_id: str) -> dict[str, object]:
    names = {watch.watch_id: watch.name for watch in books.watches.all()}
    changes = sorted(
        books.warnings.changes(limit=1_000_000), key=lambda one: (one.at, one.change_id)
    )
    return {
        "changes": [_change(one, names) for one in changes],
        "posts": asdict(assembly.totals(books, source_id)),
    }


def _change(one: warning.LevelChange, names: dict[str, str]) -> dict[str, object]:
    return {
        "watch": names.get(one.watch_id, one.watch_id),
        "time": shapes.time(one.at),
        "level": one.after.word,
        "rules": [shapes.reason(reason) for reason in one.reasons],
        "evidence": list(one.evidence),
    }


@contextmanager
def _folder(data: Path | None) -> Iterator[Path]:
    if data is not None:
        yield data
        return
    with tempfile.TemporaryDirectory(prefix="tocsin-replay-") as folder:
        yield Path(folder)


@contextmanager
def _progress(name: str, rows: int | None) -> Iterator[assembly.Progress]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=words.ERR, transient=True) as bar:
        task = bar.add_task(name, total=rows)
        yield lambda read: bar.advance(task, read)


def _summarise(told: dict[str, object], faults: list[tuple[str, int, str]]) -> None:
    posts, changes = told["posts"], told["changes"]
    if isinstance(posts, dict) and isinstance(changes, list):
        words.tell("cli.replay.done", **posts, changes=len(changes), seconds=told["seconds"])
    for reason, times, place in faults:
        words.tell("cli.replay.fault", times=times, why=say(reason), place=place)


def _pair(told: str) -> tuple[str, str]:
    name, separator, column = told.partition("=")
    if not separator:
        raise typer.BadParameter(say("cli.replay.bad_field", told=told))
    return name, column

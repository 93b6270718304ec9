"""`tocsin search` and `tocsin export`: what the store holds."""

import csv
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer

from tocsin import shapes
from tocsin.adapters import archive
from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.words import say

_PAGE = 1000
# A cell that begins so is a formula to a spreadsheet; a quotation mark makes it text.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

WatchOption = Annotated[str | None, typer.Option("--watch", help=say("cli.search.watch"))]
SinceOption = Annotated[datetime | None, typer.Option("--since", help=say("cli.search.since"))]
UntilOption = Annotated[datetime | None, typer.Option("--until", help=say("cli.search.until"))]


@root.app.command(help=say("cli.search.help"))
def search(
    terms: Annotated[list[str], typer.Argument(help=say("cli.search.terms"))],
    *,
    count: Annotated[bool, typer.Option("--count", help=say("cli.search.count"))] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, max=_PAGE)] = 20,
    watch: WatchOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print the newest posts that hold all of TERMS, or how many there are."""
    query = archive.PostQuery(
        text=" ".join(terms), watch_id=watch, since=_utc(since), until=_utc(until), limit=limit
    )
    with folder.kept(config, data, anew=False) as kept:
        if count:
            sys.stdout.write(f"{kept.store.count(query)}\n")
            return
        page = kept.store.search(query)
    for row in page.posts:
        post = shapes.post(row)
        if as_json:
            tables.tell(post)
        else:
            text = str(post["text"]).replace("\n", " ")
            words.OUT.print(f"{post['created_at']}  {post['id']}  {text}", markup=False)


@root.app.command(help=say("cli.export.help"))
def export(
    target: Annotated[Path, typer.Argument(dir_okay=False, help=say("cli.export.target"))],
    *,
    terms: Annotated[str, typer.Option("--terms", help=say("cli.export.terms"))] = "",
    watch: WatchOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    kind: Annotated[
        Literal["auto", "jsonl", "csv"], typer.Option("--format", help=say("cli.export.format"))
    ] = "auto",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Write the posts that match to TARGET, newest first."""
    is_csv = kind == "csv" or (kind == "auto" and target.suffix == ".csv")
    query = archive.PostQuery(
        text=terms, watch_id=watch, since=_utc(since), until=_utc(until), limit=_PAGE
    )
    with (
        folder.kept(config, data, anew=False) as kept,
        target.open("w", encoding="utf-8", newline="") as out,
    ):
        written = 0
        sheet = csv.writer(out)
        if is_csv:
            sheet.writerow(shapes.POST_COLUMNS)
        for post in _all(kept.store, query):
            written += 1
            if is_csv:
                sheet.writerow([_cell(post.get(name)) for name in shapes.POST_COLUMNS])
            else:
                out.write(msgspec.json.encode(post).decode() + "\n")
    words.tell("cli.export.done", posts=written, file=str(target))


def _all(store: archive.Archive, query: archive.PostQuery) -> Iterator[shapes.Shape]:
    before: str | None = None
    while True:
        page = store.search(replace(query, before=before))
        yield from (shapes.post(row) for row in page.posts)
        before = page.next
        if before is None:
            return


def _cell(value: object) -> object:
    told = msgspec.json.encode(value).decode() if isinstance(value, list) else value
    is_formula = isinstance(told, str) and told.startswith(_FORMULAS)
    return f"'{told}" if is_formula else told


def _utc(at: datetime | None) -> datetime | None:
    return at.astimezone() if at is not None else None

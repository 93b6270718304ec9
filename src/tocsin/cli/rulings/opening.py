"""What these verbs share: the data folder, who speaks, tables and JSON."""

import getpass
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table

from tocsin import assembly, shapes
from tocsin.cli import root, words
from tocsin.cli.words import say

PersonOption = Annotated[str, typer.Option("--person", help=say("warning.cli.person"))]
WhyOption = Annotated[str, typer.Option("--why", help=say("warning.cli.why"))]


def person() -> str:
    """Return who is signed in at this terminal."""
    return getpass.getuser()


@contextmanager
def kept(config: Path | None, data: Path | None) -> Iterator[assembly.Kept]:
    """Hold the data folder open."""
    one = assembly.keep(root.chosen(config, data).store)
    try:
        yield one
    finally:
        one.close()


def show(found: Sequence[shapes.Shape], columns: tuple[str, ...], *, as_json: bool) -> None:
    """Print rows as a table or as JSON."""
    if as_json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return
    table = Table(*columns, box=None, header_style="bold")
    for one in found:
        table.add_row(*(_cell(one[name]) for name in columns))
    words.OUT.print(table)


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)

"""Rows as a terminal shows them, and as a program reads them."""

import sys
from collections.abc import Sequence

import msgspec
from rich.console import Console
from rich.table import Column, Table

from tocsin import shapes
from tocsin.cli import words

_WIDE = 180


def show(found: Sequence[shapes.Shape], columns: tuple[str, ...], *, as_json: bool) -> None:
    """Print rows as a table or as JSON; an id stays whole for copying, and no cell is cut."""
    if as_json:
        tell(found)
        return
    made = [Column(name, no_wrap=name.endswith("_id"), overflow="fold") for name in columns]
    table = Table(*made, box=None, header_style="bold")
    for one in found:
        table.add_row(*(_cell(one[name]) for name in columns))
    if words.OUT.is_terminal:
        words.OUT.print(table)
    else:
        show_whole(table)


def show_whole(table: Table) -> None:
    """Print a table as wide as it is: a terminal may wrap its lines, no cell is cut."""
    Console(highlight=False, width=max(words.OUT.width, _WIDE)).print(table)


def tell(told: object) -> None:
    """Print something as one line of JSON."""
    sys.stdout.write(msgspec.json.encode(told, enc_hook=str).decode() + "\n")


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)

"""Complaints as sheets for the product side: CSV and XLSX, without a name of any account.

No cell is ever a formula: a workbook's cells are written as strings or numbers, and in CSV a cell
that a spreadsheet would run begins with a quotation mark. Post ids stay inside: on some platforms
they hold the account.
"""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

import xlsxwriter

from tocsin import shapes

Say = Callable[[str], str]
Row = list[str | int | float | None]

# A cell that begins so is a formula to a spreadsheet.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BOM = "\ufeff"  # without it Excel takes CSV for the machine's old encoding
_LONGEST_CELL = 32_767
THEMES = ("reason", "posts", "texts", "share", "usual_share", "ratio", "trend")
EXAMPLES = ("reason", "text", "platform", "first_at", "posts", "accounts", "reposts")


def csv_of(told: shapes.Shape, say: Say) -> bytes:
    """Return one sheet: every reason's row, then an empty row, then the examples."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out)
    for row in (*_themes(told, say), [], *_examples(told, say)):
        sheet.writerow([_as_text(cell) for cell in row])
    return (_BOM + out.getvalue()).encode("utf-8", "replace")


def xlsx_of(told: shapes.Shape, say: Say) -> bytes:
    """Return a workbook: reasons, counts by time, examples."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    for name, rows in (
        ("themes", _themes(told, say)),
        ("counts", _counts(told, say)),
        ("examples", _examples(told, say)),
    ):
        sheet = book.add_worksheet(say(f"complaints.sheet.{name}"))
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                _write(sheet, number, column, cell)
    book.close()
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, cell: str | float | None) -> None:  # noqa: ANN401 (xlsxwriter tells no types)
    if isinstance(cell, str):
        clean = cell.encode("utf-8", "replace").decode()[:_LONGEST_CELL]
        sheet.write_string(row, column, clean)
    elif cell is not None:
        sheet.write_number(row, column, cell)


def _themes(told: dict[str, Any], say: Say) -> Iterator[Row]:
    yield [say(f"complaints.column.{name}") for name in THEMES]
    for one in told["themes"]:
        yield [_reason(one, say), *(one[name] for name in THEMES[1:-1]), _trend(one, say)]


def _counts(told: dict[str, Any], say: Say) -> Iterator[Row]:
    yield [say("complaints.column.at"), *(_reason(one, say) for one in told["themes"])]
    for number, at in enumerate(told["at"]):
        yield [at, *(one["counts"][number] for one in told["themes"])]


def _examples(told: dict[str, Any], say: Say) -> Iterator[Row]:
    yield [say(f"complaints.column.{name}") for name in EXAMPLES]
    for one in told["themes"]:
        for example in one["examples"]:
            yield [_reason(one, say), *(example[name] for name in EXAMPLES[1:])]


def _reason(one: dict[str, Any], say: Say) -> str:
    return say(f"complaints.reason.{one['reason'] or 'not_said'}")


def _trend(one: dict[str, Any], say: Say) -> str:
    return say(f"complaints.trend.{one['trend']}")


def _as_text(cell: str | float | None) -> str | float | None:
    is_formula = isinstance(cell, str) and cell.startswith(_FORMULAS)
    return f"'{cell}" if is_formula else cell

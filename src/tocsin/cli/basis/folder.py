"""The data folder, held open while a verb works on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tocsin import assembly
from tocsin.adapters import sql
from tocsin.cli import root


@contextmanager
def kept(config: Path | None, data: Path | None, *, anew: bool = True) -> Iterator[assembly.Kept]:
    """Hold the data folder open; whoever only asks does not make one `anew`."""
    one = assembly.keep(root.chosen(config, data).store, anew=anew)
    try:
        yield one
    finally:
        one.close()


@contextmanager
def reading(config: Path | None, data: Path | None) -> Iterator[sql.Books]:
    """Hold one snapshot of the folder's books."""
    with kept(config, data, anew=False) as one, one.db.reading() as books:
        yield books


@contextmanager
def writing(config: Path | None, data: Path | None) -> Iterator[sql.Books]:
    """Hold one transaction on the folder's books."""
    with kept(config, data) as one, one.db.writing() as books:
        yield books

"""Checks a store for `tocsin doctor`: the database, every segment, the audit trail, the reserve."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.parquet as pq

from tocsin.adapters import sql
from tocsin.adapters.archive.files import Files
from tocsin.kernel import audit


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreFault:
    """Something wrong with the store: a code of the catalogue and its facts."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


def check(db: sql.Database, files: Files, *, is_deep: bool = False) -> Iterator[StoreFault]:
    """Yield what is wrong; `is_deep` reads every post instead of the files' ends only."""
    for why in db.faults():
        yield StoreFault(code="store.fault_database", facts={"why": why})
    if not files.ballast.is_held:
        yield StoreFault(code="store.fault_ballast", facts={"path": str(files.ballast.path)})
    with db.reading() as books:
        live = books.segments.live()
        number = audit.first_break(books.audit.entries())
    if number is not None:
        yield StoreFault(code="store.fault_audit", facts={"number": number})
    for row in live:
        if not row.is_inline:
            yield from _file(files, row, is_deep=is_deep)


def _file(files: Files, row: sql.SegmentRow, *, is_deep: bool) -> Iterator[StoreFault]:
    path = files.path(row)
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            found = file.metadata.num_rows
            if is_deep:
                found = sum(batch.num_rows for batch in file.iter_batches())
    except FileNotFoundError:
        yield StoreFault(code="store.fault_missing", facts={"path": str(path)})
        return
    except (pa.ArrowException, OSError) as error:
        facts = {"path": str(path), "why": str(error)[:200]}
        yield StoreFault(code="store.fault_unreadable", facts=facts)
        return
    if found != row.rows:
        counted = {"path": str(path), "found": found, "expected": row.rows}
        yield StoreFault(code="store.fault_rows", facts=counted)

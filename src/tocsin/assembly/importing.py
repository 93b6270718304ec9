"""A file as a source: read in the order of its times, by way of a sorted copy if need be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tocsin import connectors, listening, settings
from tocsin.assembly import choosing, feeding
from tocsin.assembly.keeping import Kept
from tocsin.connectors import file as files
from tocsin.kernel import clock, ids
from tocsin.runtimes import hearing, stepping


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A file made ready, and about how many posts it holds."""

    feeding: hearing.Feeding
    rows: int | None  # None: not counted


def file_feeding(
    kept: Kept,
    file: Path,
    layout: Mapping[str, object],
    watches: Iterable[listening.Watch],
    chosen: settings.Settings,
    pool: stepping.Steppers,
    *,
    is_sorted: bool = False,
) -> Imported:
    """Return FILE as a source of a replay: posts count as received when they were written.

    With `is_sorted` it is taken to be in the order of its times, without a look.
    """
    now = clock.SystemClock().now()
    told = connectors.manifests.checked(
        files.Settings, {**layout, "path": file, "received": "created"}, connector="file"
    )
    source = listening.Source(
        source_id=ids.slug(f"file {files.reading.fingerprint(file)}"),
        connector="file",
        name=file.name,
        keep="all",
    )
    scan = None if is_sorted else files.scan(told, now=now, each=pool.each)
    if scan is not None and not scan.is_sorted:
        sort = partial(files.sorted_copy, pseudonyms=kept.names, now=now, each=pool.each)
        told = sort(told, kept.folder / "sorted")
    connector = files.connector(told, clock=clock.SetClock(now), pseudonyms=kept.names)
    reader = choosing.reader(kept, chosen.ingest.reader)
    fed = feeding.feeding(source, connector, watches, reader)
    return Imported(feeding=fed, rows=scan.rows if scan else None)

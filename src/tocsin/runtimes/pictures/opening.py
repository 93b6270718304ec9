"""Opens the pictures that stored posts refer to, where they lie in a folder of this machine.

Only names within the folder are followed, never a link out of it and never an address: fetching
by URL is not done.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from tocsin import enrichment, listening
from tocsin.adapters import archive, pictures, sql
from tocsin.kernel import folding

_PAGE = 500
_ASKED = ("lang", "region", "platform", "account")  # columns that gates look at
_MOST_OF_A_POST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What came of a round."""

    pictures: int = 0
    hashed: int = 0
    read: int = 0
    faults: int = 0
    matched: int = 0  # whose words a watch wants


def open_all(
    db: sql.Database,
    store: archive.Archive,
    folder: Path,
    query: archive.PostQuery,
    reader: enrichment.ports.PictureReader | None = None,
) -> Opened:
    """Open every picture of the posts that match and lies in `folder`; known posts are left."""
    counted = Opened()
    with db.reading() as books:
        watches = listening.matching.Matcher(books.watches.all())
    for rows in _pages(store, query):
        with db.reading() as books:
            known = books.pictures.known([int(str(row["key"])) for row in rows])
        fresh = [row for row in rows if int(str(row["key"])) not in known]
        found = _matched(list(_opened(_placed(fresh, folder.resolve()), reader)), watches)
        with db.writing() as books:
            books.pictures.put(found)
        counted = Opened(
            pictures=counted.pictures + len(found),
            hashed=counted.hashed + sum(one.hash is not None for one in found),
            read=counted.read + sum(bool(one.picture_text) for one in found),
            faults=counted.faults + sum(bool(one.fault) for one in found),
            matched=counted.matched + sum(bool(one.watches) for one in found),
        )
    return counted


def _matched(
    found: list[enrichment.pictures.Kept], watches: listening.matching.Matcher
) -> list[enrichment.pictures.Kept]:
    """Return pictures with the watches whose terms stand in their words; accounts don't count."""
    folded = pa.array(folding.fold_many([one.picture_text for one in found]), pa.string())
    nobody = pa.table({name: [""] * len(found) for name in _ASKED}).to_batches()
    if not nobody:
        return found
    told = watches.match(folded, nobody[0])
    return [
        replace(one, watches=tuple(ids), terms=tuple(terms)) if one.picture_text else one
        for one, ids, terms in zip(
            found, told.watches.to_pylist(), told.terms.to_pylist(), strict=True
        )
    ]


def _pages(
    store: archive.Archive, query: archive.PostQuery
) -> Iterator[list[Mapping[str, object]]]:
    before: str | None = None
    while True:
        page = store.search(replace(query, limit=_PAGE, before=before))
        yield [row for row in page.posts if row.get("media")]
        before = page.next
        if before is None:
            return


def _placed(
    rows: Iterable[Mapping[str, Any]], folder: Path
) -> Iterator[tuple[enrichment.pictures.Kept, Path]]:
    for row in rows:
        for number, media in enumerate(row["media"][:_MOST_OF_A_POST]):
            path = _inside(folder, str(media))
            if path is not None:
                yield (
                    enrichment.pictures.Kept(
                        key=row["key"],
                        number=number,
                        post_id=f"{row['platform']}/{row['post_id']}",
                        media=str(media),
                        created_at=row["created_at"],
                    ),
                    path,
                )


def _inside(folder: Path, media: str) -> Path | None:
    """Return the file of that name in the folder, links followed; None where there is none."""
    if not media.isprintable() or not media or len(media) > 1_000:  # noqa: PLR2004 (a path's)
        return None
    try:
        path = (folder / media).resolve()
        is_there = path.is_relative_to(folder) and path.is_file()
    except (OSError, RuntimeError, ValueError):  # too long a name, links in a circle
        return None
    return path if is_there else None


def _opened(
    placed: Iterator[tuple[enrichment.pictures.Kept, Path]],
    reader: enrichment.ports.PictureReader | None,
) -> Iterator[enrichment.pictures.Kept]:
    pairs = list(placed)
    files = [path for _, path in pairs]
    shown = [
        replace(one, width=told.width, height=told.height, hash=told.hash, fault=told.fault)
        for (one, _), told in zip(pairs, pictures.opened(files), strict=True)
    ]
    if reader is None:
        yield from shown
        return
    good = [number for number, one in enumerate(shown) if not one.fault]
    words = dict(zip(good, reader.read([files[number] for number in good]), strict=True))
    for number, one in enumerate(shown):
        told = words.get(number)
        yield (
            one
            if told is None
            else replace(
                one,
                picture_text=told.text,
                confidence=told.confidence,
                reader=f"{reader.name} {reader.version}",
                fault=told.fault,
            )
        )

"""What is reckoned beside the listening; a second reading too, where a strong model lies."""

from datetime import timedelta
from pathlib import Path

from tocsin.adapters import models, strong
from tocsin.assembly.keeping import Kept
from tocsin.enrichment import second
from tocsin.runtimes import entities, hourly, roster, teaching
from tocsin.runtimes.second import Again


def reckoners(
    kept: Kept, listed: roster.Roster, kept_for: timedelta
) -> tuple[hourly.Reckoner, ...]:
    """Return all there are; posts are read again where DATA/models/strong is a folder."""
    naming = entities.Naming(
        db=kept.db,
        store=kept.store,
        watches=lambda: tuple(listed.watches.values()),
        retention=kept_for,
    )
    ours = (
        *hourly.reckoners(kept.db, kept.store, lambda: tuple(listed.watches), kept_for),
        naming,
    )
    folder = kept.folder / "models" / "strong"
    if not folder.is_dir():
        return ours

    reader = Reader(kept, folder)
    again = Again(db=kept.db, store=kept.store, reader=reader.now, retention=kept_for)
    return (*ours, again)


class Reader:
    """Both readers as one; the fast one is always the version in use."""

    def __init__(self, kept: Kept, folder: Path) -> None:
        self._kept, self._shelf = kept, teaching.Shelf.of(kept.folder)
        self._folder = folder
        self._strong: strong.StrongReader | None = None
        self._made: tuple[str, second.SecondReader] | None = None

    def now(self) -> second.SecondReader:
        """Return the reader in use; it takes a second to load, and is kept while nothing changes.

        Raises what a strong folder that cannot be used is refused for.
        """
        with self._kept.db.reading() as books:
            version = self._shelf.base(books)
            if self._made is not None and self._made[0] == version:
                return self._made[1]
            weights = self._shelf.in_use(books)
        self._strong = self._strong or strong.StrongReader.of(self._folder)
        fast = models.FastWeigher(weights)
        made = models.AveragedReader(fast, self._strong, fast_version=weights.version)
        self._made = version, made
        return made

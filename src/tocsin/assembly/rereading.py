"""What is reckoned beside the listening; a second reading too, where a strong model lies."""

from datetime import timedelta

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

    def made() -> second.SecondReader:
        shelf = teaching.Shelf.of(kept.folder)
        with kept.db.reading() as books:
            weights = shelf.weights(shelf.base(books))
        return models.AveragedReader(
            models.FastWeigher(weights),
            strong.StrongReader.of(folder),
            fast_version=weights.version,
        )

    return (*ours, Again(db=kept.db, store=kept.store, make_reader=made, retention=kept_for))

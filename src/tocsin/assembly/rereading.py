"""What is reckoned beside the listening; where a strong model lies, a second reading too."""

from datetime import timedelta
from pathlib import Path

from tocsin import notices, settings
from tocsin.adapters import endpoint, models, strong
from tocsin.assembly.keeping import Kept
from tocsin.connectors import addresses
from tocsin.enrichment import likeness, second
from tocsin.runtimes import (
    alike,
    asking,
    complaints,
    entities,
    hourly,
    roster,
    stories,
    teaching,
)
from tocsin.runtimes.second import Again


def reckoners(
    chosen: settings.Settings, kept: Kept, listed: roster.Roster
) -> tuple[hourly.Reckoner, ...]:
    """Return all there are; posts are read again where DATA/models/strong is a folder."""
    kept_for = timedelta(days=chosen.store.retention_days)
    naming = entities.Naming(
        db=kept.db,
        store=kept.store,
        watches=lambda: tuple(listed.watches.values()),
        retention=kept_for,
    )
    ours = (
        *hourly.reckoners(kept.db, kept.store, lambda: tuple(listed.watches), kept_for),
        naming,
        *asked(chosen, kept, kept_for),
        *((complaints.Daily(kept.db, kept.store, _daily(chosen)),) if chosen.digest else ()),
        *_remembering(kept),
    )
    folder = kept.folder / "models" / "strong"
    if not folder.is_dir():
        return ours

    reader = Reader(kept, folder)
    again = Again(db=kept.db, store=kept.store, reader=reader.now, retention=kept_for)
    return (*ours, again, *_merging(kept, listed))


def _remembering(kept: Kept) -> tuple[alike.Remembering, ...]:
    """Return who keeps what the encoder said, where there is one."""
    measure = alike.measuring.measure()
    return (alike.Remembering(kept.db, measure),) if isinstance(measure, likeness.Meaning) else ()


def _merging(kept: Kept, listed: roster.Roster) -> tuple[stories.Merging, ...]:
    """Return who merges stories, where the encoder is installed: a folder alone has none."""
    if not strong.likeness.is_installed():
        return ()
    return (
        stories.Merging(
            db=kept.db,
            store=kept.store,
            watch_ids=lambda: tuple(listed.watches),
            likeness=strong.likeness.Sentences(),
        ),
    )


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


def asked(chosen: settings.Settings, kept: Kept, kept_for: timedelta) -> tuple[asking.Asker, ...]:
    """Return who asks a language model, where one is set up."""
    if not chosen.endpoint:
        return ()
    told = endpoint.Settings.model_validate(chosen.endpoint)
    client = endpoint.OpenAiEndpoint(told, addresses.Gate(allow=told.allow))
    return (
        asking.Asker(
            db=kept.db,
            store=kept.store,
            endpoint=client,
            language=chosen.language,
            tokens_per_day=told.tokens_per_day,
            judges_readings=told.judges_readings,
            retention=kept_for,
        ),
    )


def _daily(chosen: settings.Settings) -> tuple[complaints.EveryDay, ...]:
    return tuple(
        complaints.EveryDay(
            watch_id=one.watch,
            stop=notices.Stop(
                channel=one.channel, recipient=one.recipient, languages=(one.language,)
            ),
            hour=one.hour,
        )
        for one in chosen.digest
    )

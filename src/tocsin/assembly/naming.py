"""From what a person wrote in a file to the rooms' own values."""

from tocsin import listening, settings
from tocsin.kernel import ids, pseudonyms


def watch(told: settings.Watch, names: pseudonyms.Pseudonyms) -> listening.Watch:
    """Return a watch; its id is its own or follows from its name, its accounts are pseudonyms.

    Raises BadAccount.
    """
    bare = listening.Watch(
        watch_id=told.watch_id or ids.slug(told.name),
        name=told.name,
        any=told.any,
        all=told.all,
        none=told.none,
        near=tuple(listening.Near(**one.model_dump()) for one in told.near),
        exclusions=told.exclusions,
        hashtags=told.hashtags,
        patterns=told.patterns,
        languages=told.languages,
        regions=told.regions,
        platforms=told.platforms,
        sources=told.sources,
        preset=told.preset,
        sensitive_periods=tuple(
            listening.SensitivePeriod(**one.model_dump()) for one in told.sensitive_periods
        ),
    )
    return listening.accounts.named(bare, told.accounts, names)


def source(told: settings.Source) -> listening.Source:
    """Return a source; its id is its own or follows from its name."""
    return listening.Source(
        source_id=told.source_id or ids.slug(told.name),
        connector=told.connector,
        name=told.name,
        settings=told.settings,
        keep=told.keep,
        expected_every_s=told.expected_every_s,
        is_enabled=told.is_enabled,
    )

"""The store's chores, as the settings want them."""

from datetime import timedelta

from tocsin import settings
from tocsin.assembly.keeping import Kept
from tocsin.kernel import clock
from tocsin.runtimes import chores, front, writer


def tidying(
    chosen: settings.Settings,
    kept: Kept,
    people: front.Front,
    penned: writer.Writer,
    time: clock.Clock,
) -> chores.Tidying:
    """Return what keeps the store in order while `penned` writes to it."""
    return chores.Tidying(
        db=kept.db,
        store=kept.store,
        retention=chores.Retention(
            posts=timedelta(days=chosen.store.retention_days),
            figures=timedelta(days=chosen.store.figures_days),
        ),
        time=time,
        alone=people.alone,
        save=penned.checkpoint,
    )

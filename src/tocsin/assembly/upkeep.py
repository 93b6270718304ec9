"""The store's chores, as the settings want them."""

from datetime import timedelta

from tocsin import publishers, settings
from tocsin.assembly import telling
from tocsin.assembly.keeping import Kept
from tocsin.kernel import clock
from tocsin.runtimes import cases, chores, directory, front, statements, stepping, writer

_HERALD_S = 1.0


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


def beside(
    chosen: settings.Settings,
    kept: Kept,
    desks: cases.Desks,
    people: front.Front,
    time: clock.Clock,
) -> tuple[chores.Chore, ...]:
    """Return what looks at clocks and plans of all cases, and what carries statements outside."""
    server = chosen.server
    address = f"http://{server.host}:{server.port}"
    herald = statements.Herald(
        db=kept.db,
        publishers=publishers.publishers(chosen.publishers, address),
        routes=telling.routes(chosen),
        time=time,
    )
    return (
        cases.Ticker(db=kept.db, desks=desks, time=time, alone=people.alone).chore(),
        cases.Deadlines(db=kept.db, desks=desks, time=time, alone=people.alone).chore(),
        cases.Wards(
            db=kept.db, posts=kept.store, desks=desks, time=time, alone=people.alone
        ).chore(),
        statements.Caller(db=kept.db, desks=desks, time=time, alone=people.alone).chore(),
        statements.Watchman(db=kept.db, desks=desks, time=time, alone=people.alone).chore(),
        chores.Chore(name="herald", every_s=_HERALD_S, job=herald.work),
        directory.forgetting.Forgetter(db=kept.db, time=time).chore(),
    )


def steppers(chosen: settings.Settings) -> stepping.Steppers:
    """Return the pool that posts are parsed, matched and read in."""
    return stepping.Steppers(chosen.ingest.processes)

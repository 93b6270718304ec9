"""The house, live or rehearsed, from its parts."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tocsin import notices, settings, warning
from tocsin.adapters import archive, sql
from tocsin.assembly import choosing, feeding, keeping, rereading, telling, upkeep
from tocsin.assembly.keeping import Kept
from tocsin.kernel import catalogue, clock, pseudonyms
from tocsin.runtimes import (
    board,
    cases,
    embedded,
    front,
    judging,
    learning,
    noticing,
    publishing,
    replay,
    roster,
    rulings,
    segment_log,
    stepping,
    stories,
    writer,
)

# A played file may begin inside its crisis: the minutes before it count as silent, not as unknown.
_SILENT_BEFORE = 120  # fewer say too little for a level that people act on
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The running house, as its doors see it."""

    settings: settings.Settings
    kept: Kept
    catalogue: catalogue.Catalogue
    clock: clock.Clock
    board: board.HealthBoard
    roster: roster.Roster
    desk: front.Front
    cases: cases.Desks
    runtime: embedded.Embedded
    is_simulated: bool

    @property
    def db(self) -> sql.Database:
        """Return the books."""
        return self.kept.db

    @property
    def names(self) -> pseudonyms.Pseudonyms:
        """Return what accounts are named by."""
        return self.kept.names

    @property
    def archive(self) -> archive.Archive:
        """Return the segments."""
        return self.kept.store

    def checks(self) -> Mapping[str, object]:
        """Return what readiness depends on."""
        with self.db.reading() as books:
            age = books.outbox.oldest_age_s(self.clock.now())
        return {
            "database": not self.db.is_broken,
            "writer": self.runtime.begun.is_set() and not self.board.is_stalled,
            "sources": len(self.roster.sources),
            "outbox_age_s": round(age, 1),
            "disk_free_bytes": shutil.disk_usage(self.kept.folder).free,
        }


def house(
    chosen: settings.Settings,
    kept: Kept,
    pool: stepping.Steppers,
    *,
    is_simulated: bool = False,
) -> House:
    """Return a house that listens live."""
    time = clock.SystemClock()
    known = board.HealthBoard(keeping.recalled(kept))
    staff = _staffed(chosen, kept, time, known, is_simulated=is_simulated)
    return House(
        settings=chosen,
        kept=kept,
        catalogue=catalogue.standard(),
        clock=time,
        board=known,
        roster=staff.listed,
        desk=staff.people,
        cases=staff.cases,
        runtime=embedded.Embedded(_parts(chosen, kept, pool, staff)),
        is_simulated=is_simulated,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Staff:
    """Who works in a house."""

    time: clock.Clock
    known: board.HealthBoard
    listed: roster.Roster
    feed: publishing.LiveFeed
    teller: noticing.Teller
    auditor: noticing.Auditor
    writer: writer.Writer
    people: front.Front
    cases: cases.Desks


def _staffed(
    chosen: settings.Settings,
    kept: Kept,
    time: clock.Clock,
    known: board.HealthBoard,
    *,
    is_simulated: bool,
) -> _Staff:
    listed = roster.Roster(known, rulings.Pace(time))
    feed = publishing.LiveFeed(listed)
    routes = telling.routes(chosen)
    teller = telling.teller(chosen, listed, feed, is_simulated=is_simulated)
    desks = telling.desks(chosen, teller)
    heard = cases.Openings(teller, desks, lambda: listed.watches, is_simulated=is_simulated)
    penned = _writer(kept, chosen, feed=feed, teller=teller, tell=heard, listed=listed)
    people = front.Front(db=kept.db, writer=penned, desk_of=teller.desk, feed=feed, time=time)
    return _Staff(
        time=time,
        known=known,
        listed=listed,
        feed=feed,
        teller=teller,
        auditor=noticing.Auditor(
            teller=teller, routes=routes, feed=feed, is_simulated=is_simulated
        ),
        writer=penned,
        people=people,
        cases=desks,
    )


def _parts(
    chosen: settings.Settings, kept: Kept, pool: stepping.Steppers, staff: _Staff
) -> embedded.Parts:
    listener = feeding.Listener(
        kept=kept,
        time=staff.time,
        reader=lambda: choosing.reader(kept, chosen.ingest.reader),
        listed=staff.listed,
        known=staff.known,
        doors=staff.people.doors,
    )
    return embedded.Parts(
        db=kept.db,
        store=kept.store,
        writer=staff.writer,
        front=staff.people,
        board=staff.known,
        roster=staff.listed,
        steppers=pool,
        postman=telling.postman(chosen, kept.db, staff.teller, staff.feed, staff.time),
        auditor=staff.auditor,
        reckoners=rereading.reckoners(chosen, kept, staff.listed),
        time=staff.time,
        feedings=listener.feedings,
        others=upkeep.beside(chosen, kept, staff.cases, staff.people, staff.time),
        tidying=upkeep.tidying(chosen, kept, staff.people, staff.writer, staff.time),
        flush_s=chosen.ingest.flush_ms / 1000,
    )


def rehearsal(
    kept: Kept,
    pool: stepping.Steppers,
    chosen: settings.Settings,
    *,
    leave_needs_person: bool = False,
    routes: Sequence[notices.Route] = (),
) -> replay.Replay:
    """Return a replay into `kept`, with a clock of its own and no live screens."""
    pool.begin()
    listed = roster.Roster(board.HealthBoard({}))
    feed = publishing.SilentFeed()
    teller = noticing.Teller(roster=listed, routes=routes, feed=feed, is_simulated=False)
    alone = chosen.model_copy(
        update={
            "warning": chosen.warning.model_copy(update={"leave_needs_person": leave_needs_person})
        }
    )
    coverage = roster.WholeCoverage(listed)
    return replay.Replay(
        db=kept.db,
        writer=_writer(
            kept,
            alone,
            feed=feed,
            teller=teller,
            listed=listed,
            coverage=coverage,
            silent_minutes=_SILENT_BEFORE,
        ),
        roster=listed,
        steppers=pool,
        time=clock.SetClock(at=_EPOCH),
    )


def _writer(
    kept: Kept,
    chosen: settings.Settings,
    *,
    feed: publishing.Feed,
    teller: noticing.Teller,
    listed: roster.Roster,
    tell: rulings.Tell | None = None,
    coverage: writer.CoverageAt | None = None,
    silent_minutes: int = 0,
) -> writer.Writer:
    policy = warning.Policy(leave_needs_person=chosen.warning.leave_needs_person)
    factory = learning.chosen([chosen.warning.detector])[chosen.warning.detector]

    def make_desk(standing: Sequence[warning.EarlyWarning]) -> warning.Desk:
        return warning.Desk(factory(), policy, standing, silent_minutes=silent_minutes)

    return writer.Writer(
        db=kept.db,
        store=kept.store,
        judge=judging.Judge(
            make_desk=make_desk,
            log=segment_log.SegmentLog(kept.store),
            tell=tell or teller,
            restraint=rulings.Restraint(
                lambda: {watch_id: watch.name for watch_id, watch in listed.watches.items()}
            ),
        ),
        placing=stories.Placing(kept.store),
        feed=feed,
        desk_of=teller.desk,
        watch_ids=lambda: tuple(listed.watches),
        coverage=coverage or listed.coverage,
    )

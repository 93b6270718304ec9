"""The books of one transaction, each bound to its connection."""

from dataclasses import dataclass

from sqlalchemy import Connection

from tocsin.adapters.sql.books.edits import Edited, Edits
from tocsin.adapters.sql.books.expectations import Baselines, CoverageBook
from tocsin.adapters.sql.books.feed import Feed, FeedEvent
from tocsin.adapters.sql.books.hearing import Health, Sources, Watches
from tocsin.adapters.sql.books.hourly import Forecasts, Hours, HourTold
from tocsin.adapters.sql.books.learning import (
    Backtests,
    MissedCases,
    Proposals,
    RiskModels,
    Verdicts,
)
from tocsin.adapters.sql.books.ledger import Warnings
from tocsin.adapters.sql.books.places import Checkpoints, Cursors, Settings
from tocsin.adapters.sql.books.quarantine import Quarantine, Quarantined
from tocsin.adapters.sql.books.rollups import Corrections, Rollups
from tocsin.adapters.sql.books.rulings import (
    Degradations,
    Gatherings,
    Periods,
    Rulebook,
    Silences,
    WithheldNotices,
)
from tocsin.adapters.sql.books.second import SecondReadings
from tocsin.adapters.sql.books.segments import SegmentRow, Segments
from tocsin.adapters.sql.books.teaching import ReaderVersions, ReadingCorrections
from tocsin.adapters.sql.books.tombstones import Tombstones
from tocsin.adapters.sql.books.trail import Trail
from tocsin.adapters.sql.outbox import Outbox

__all__ = ["Books", "Edited", "FeedEvent", "HourTold", "Quarantined", "SegmentRow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """All that SQL keeps, within one transaction."""

    connection: Connection
    segments: Segments
    cursors: Cursors
    rollups: Rollups
    corrections: Corrections
    edits: Edits
    baselines: Baselines
    forecasts: Forecasts
    hours: Hours
    coverage: CoverageBook
    checkpoints: Checkpoints
    watches: Watches
    sources: Sources
    health: Health
    warnings: Warnings
    outbox: Outbox
    feed: Feed
    quarantine: Quarantine
    audit: Trail
    tombstones: Tombstones
    settings: Settings
    verdicts: Verdicts
    missed: MissedCases
    proposals: Proposals
    models: RiskModels
    reading_corrections: ReadingCorrections
    reader_versions: ReaderVersions
    backtests: Backtests
    rules: Rulebook
    periods: Periods
    silences: Silences
    withheld: WithheldNotices
    gatherings: Gatherings
    degradations: Degradations
    second: SecondReadings

    @classmethod
    def on(cls, connection: Connection) -> "Books":
        """Return the books bound to a connection."""
        return cls(
            connection=connection,
            segments=Segments(connection),
            cursors=Cursors(connection),
            rollups=Rollups(connection),
            corrections=Corrections(connection),
            edits=Edits(connection),
            baselines=Baselines(connection),
            forecasts=Forecasts(connection),
            hours=Hours(connection),
            coverage=CoverageBook(connection),
            checkpoints=Checkpoints(connection),
            watches=Watches(connection),
            sources=Sources(connection),
            health=Health(connection),
            warnings=Warnings(connection),
            outbox=Outbox(connection),
            feed=Feed(connection),
            quarantine=Quarantine(connection),
            audit=Trail(connection),
            tombstones=Tombstones(connection),
            settings=Settings(connection),
            verdicts=Verdicts(connection),
            missed=MissedCases(connection),
            proposals=Proposals(connection),
            models=RiskModels(connection),
            reading_corrections=ReadingCorrections(connection),
            reader_versions=ReaderVersions(connection),
            backtests=Backtests(connection),
            rules=Rulebook(connection),
            periods=Periods(connection),
            silences=Silences(connection),
            withheld=WithheldNotices(connection),
            gatherings=Gatherings(connection),
            degradations=Degradations(connection),
            second=SecondReadings(connection),
        )

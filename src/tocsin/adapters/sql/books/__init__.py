"""The books of one transaction, each bound to its connection."""

from dataclasses import dataclass, fields

from sqlalchemy import Connection

from tocsin.adapters.sql.books.asking import Writings
from tocsin.adapters.sql.books.cases import CaseBooks
from tocsin.adapters.sql.books.directory import (
    Entries,
    Links,
    Passkeys,
    Reads,
    Sessions,
    Shifts,
    Users,
)
from tocsin.adapters.sql.books.edits import Edited, Edits
from tocsin.adapters.sql.books.entities import Entities, NewNames
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
from tocsin.adapters.sql.books.pictures import Pictures
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
from tocsin.adapters.sql.books.statements import (
    Attachments,
    Drafts,
    Facts,
    Plans,
    Publications,
    Shares,
    Signatures,
)
from tocsin.adapters.sql.books.stories import StoryBook
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
    pictures: Pictures
    stories: StoryBook
    cases: CaseBooks
    facts: Facts
    drafts: Drafts
    attachments: Attachments
    signatures: Signatures
    publications: Publications
    plans: Plans
    shares: Shares
    users: Users
    passkeys: Passkeys
    sessions: Sessions
    links: Links
    entities: Entities
    new_names: NewNames
    writings: Writings
    entries: Entries
    shifts: Shifts
    reads: Reads

    @classmethod
    def on(cls, connection: Connection) -> "Books":
        """Return the books bound to a connection: each is made of it and nothing else."""
        made = {one.name: one.type for one in fields(cls) if one.name != "connection"}
        # A field's type is the class itself here, for annotations are not put off.
        bound = {name: kind(connection) for name, kind in made.items() if callable(kind)}
        return cls(connection=connection, **bound)

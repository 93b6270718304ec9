"""Every SQL table but the outbox; times are microseconds since the epoch, bodies JSON."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
)

from tocsin import indicators
from tocsin.adapters.sql.metadata import METADATA, Instant

# SQLite only counts an INTEGER key by itself.
NUMBER = BigInteger().with_variant(Integer, "sqlite")


def _numbered() -> Column[int]:
    return Column("number", NUMBER, primary_key=True, autoincrement=True)


SEGMENTS = Table(
    "segments",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("source_id", Text, nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("min_created", Instant, nullable=False),
    Column("max_created", Instant, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("is_inline", Boolean, nullable=False),
    Column("committed_at", Instant, nullable=False),
    Column("superseded_at", Instant),
    Index("ix_segments_live", "superseded_at", "max_created"),
)
# Apart, so that a look through the segments does not read past their posts.
SEGMENT_TAILS = Table(
    "segment_tails",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("tail", LargeBinary, nullable=False),
)
# Its posts counted by watch and account (adapters/archive/ranking); a tail has none.
SEGMENT_ACCOUNTS = Table(
    "segment_accounts",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("told", LargeBinary, nullable=False),
)
# Names of segments that are gone: a batch that comes again after compaction is still known.
PAST_SEGMENTS = Table(
    "past_segments",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
)
CURSORS = Table(
    "cursors",
    METADATA,
    Column("source_id", Text, primary_key=True),
    Column("cursor", Text, nullable=False),
    Column("at", Instant, nullable=False),
)
ROLLUPS = Table(
    "rollups",
    METADATA,
    Column("watch_id", Text, primary_key=True),
    Column("minute", BigInteger, primary_key=True, autoincrement=False),
    *(Column(name, BigInteger, nullable=False) for name in indicators.ADDITIVE),
    Column("accounts", LargeBinary, nullable=False),
    Column("platforms", Text, nullable=False),
    Column("terms", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("max_received", BigInteger, nullable=False),
    Column("copies", LargeBinary),
)
# Posts that came, changed or went when the minutes they stand in were long judged.
CORRECTIONS = Table(
    "corrections",
    METADATA,
    Column("watch_id", Text, primary_key=True),
    Column("hour", BigInteger, primary_key=True, autoincrement=False),  # that was corrected
    Column("kind", Text, primary_key=True),
    Column("posts", BigInteger, nullable=False),
    Column("latest_at", Instant, nullable=False),
    sqlite_with_rowid=False,
)
# The same counts an hour: forecasts and long charts read these.
ROLLUP_HOURS = Table(
    "rollup_hours",
    METADATA,
    Column("watch_id", Text, primary_key=True),
    Column("hour", BigInteger, primary_key=True, autoincrement=False),
    *(Column(name, BigInteger, nullable=False) for name in indicators.ADDITIVE),
    sqlite_with_rowid=False,
)
# What is told of a whole hour and cannot be summed; the posts that stand for it.
LAYER_HOURS = Table(
    "layer_hours",
    METADATA,
    Column("watch_id", Text, primary_key=True),
    Column("hour", BigInteger, primary_key=True, autoincrement=False),
    Column("indicator", Text, primary_key=True),
    Column("value", Float(53)),
    Column("evidence", Text, nullable=False),
)
PHRASES = Table(
    "phrases",
    METADATA,
    Column("watch_id", Text, primary_key=True),
    Column("hour", BigInteger, primary_key=True, autoincrement=False),
    Column("phrase", Text, primary_key=True),
    Column("accounts", BigInteger, nullable=False),
    Column("posts", BigInteger, nullable=False),
    Column("expected", Float(53), nullable=False),
    Column("evidence", Text, nullable=False),
)
FORECASTS = Table(
    "forecasts",
    METADATA,
    Column("watch_id", Text, primary_key=True),
    Column("indicator", Text, primary_key=True),
    Column("hour", BigInteger, primary_key=True, autoincrement=False),
    Column("quantiles", LargeBinary, nullable=False),  # 24 hours x LEVELS, float32
    Column("is_learning", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
BASELINES = Table(
    "baselines",
    METADATA,
    Column("watch_id", Text, primary_key=True),
    Column("indicator", Text, primary_key=True),
    Column("minute", BigInteger, primary_key=True, autoincrement=False),
    Column("expected", Float(53), nullable=False),
    Column("spread", Float(53), nullable=False),
    sqlite_with_rowid=False,
)
COVERAGE = Table(
    "coverage",
    METADATA,
    Column("watch_id", Text, primary_key=True),
    Column("minute", BigInteger, primary_key=True, autoincrement=False),
    Column("alive", Integer, nullable=False),
    Column("expected", Integer, nullable=False),
    sqlite_with_rowid=False,
)
CHECKPOINTS = Table(
    "checkpoints",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("state", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
)
SETTINGS = Table(
    "settings",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
WATCHES = Table(
    "watches",
    METADATA,
    Column("watch_id", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
SOURCES = Table(
    "sources",
    METADATA,
    Column("source_id", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
SOURCE_HEALTH = Table(
    "source_health",
    METADATA,
    Column("source_id", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
EARLY_WARNINGS = Table(
    "early_warnings",
    METADATA,
    Column("warning_id", Text, primary_key=True),
    Column("watch_id", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("opened_at", Instant, nullable=False, index=True),
    Column("since", Instant, nullable=False),
    Column("peak", Integer, nullable=False),
    Column("closed_at", Instant, index=True),
    Column("acknowledged_by", Text, nullable=False),
    Column("acknowledged_at", Instant),
    Index("ix_early_warnings_watch", "watch_id", "opened_at"),
)
LEVEL_CHANGES = Table(
    "level_changes",
    METADATA,
    Column("change_id", Text, primary_key=True),
    Column("warning_id", Text, nullable=False, index=True),
    Column("watch_id", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Index("ix_level_changes_watch", "watch_id", "at"),
)
FEED = Table(
    "feed",
    METADATA,
    _numbered(),
    Column("kind", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    sqlite_autoincrement=True,
)
QUARANTINE = Table(
    "quarantine",
    METADATA,
    _numbered(),
    Column("source_id", Text, nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("place", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("excerpt", Text, nullable=False),
    sqlite_autoincrement=True,
)
AUDIT = Table(
    "audit",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("seal", Text, nullable=False),
)
TOMBSTONES = Table(
    "tombstones",
    METADATA,
    _numbered(),
    Column("platform", Text, nullable=False),
    Column("post_id", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Index("uq_tombstones_post", "platform", "post_id", unique=True),
    sqlite_autoincrement=True,
)

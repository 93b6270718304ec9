"""Tables of what is learned; a changed row is a new version beside the old one."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from tocsin.adapters.sql.metadata import METADATA, Instant

VERDICTS = Table(
    "verdicts",
    METADATA,
    Column("warning_id", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("watch_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("is_newest", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_verdicts_watch", "watch_id", "is_newest"),
)
MISSED_CASES = Table(
    "missed_cases",
    METADATA,
    Column("missed_id", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("watch_id", Text, nullable=False),
    Column("onset", Instant, nullable=False),
    Column("is_newest", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_missed_cases_watch", "watch_id", "is_newest"),
)
PROPOSALS = Table(
    "proposals",
    METADATA,
    Column("proposal_id", Text, primary_key=True),
    Column("watch_id", Text, nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("body", Text, nullable=False),
)
RISK_MODELS = Table(
    "risk_models",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("body", Text, nullable=False),
)
BACKTESTS = Table(
    "backtests",
    METADATA,
    Column("backtest_id", Text, primary_key=True),
    Column("watch_id", Text, nullable=False, index=True),
    Column("at", Instant, nullable=False, index=True),
    Column("body", Text, nullable=False),
)

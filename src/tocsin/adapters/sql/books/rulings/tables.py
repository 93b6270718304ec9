"""The tables of rulings: what is looked up stands in columns, the whole value in its body."""

from sqlalchemy import Column, Index, Integer, Table, Text

from tocsin.adapters.sql.metadata import METADATA, Instant

RULE_ENTRIES = Table(
    "rule_entries",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("person", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_rule_entries_kind", "kind", "scope", "version"),
)
SENSITIVE_PERIODS = Table(
    "sensitive_periods",
    METADATA,
    Column("period_id", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
SILENCES = Table(
    "silences",
    METADATA,
    Column("silence_id", Text, primary_key=True),
    Column("ends_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("body", Text, nullable=False),
    Index("ix_silences_open", "ended_at", "ends_at"),
)
WITHHELD_NOTICES = Table(
    "withheld_notices",
    METADATA,
    Column("change_id", Text, primary_key=True),
    Column("warning_id", Text, nullable=False, index=True),
    Column("watch_id", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("by", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
GATHERINGS = Table(
    "gatherings",
    METADATA,
    Column("gathering_id", Text, primary_key=True),
    Column("opened_at", Instant, nullable=False, index=True),
    Column("closed_at", Instant),
    Column("body", Text, nullable=False),
)
DEGRADATIONS = Table(
    "degradations",
    METADATA,
    Column("degradation_id", Text, primary_key=True),
    Column("watch_id", Text, nullable=False),
    Column("begins_at", Instant, nullable=False, index=True),
    Column("ended_at", Instant),
    Column("body", Text, nullable=False),
)

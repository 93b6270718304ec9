"""The outbox's tables: what is looked up stands in columns, the whole notice in its body."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from tocsin.adapters.sql.metadata import METADATA, Instant

NOTICES = Table(
    "notices",
    METADATA,
    Column("notice_id", Text, primary_key=True),
    Column("warning_id", Text, nullable=False, index=True),
    Column("channel", Text, nullable=False),
    Column("rank", Integer, nullable=False),  # of the level: the gravest are sent first
    Column("state", Text, nullable=False),
    Column("is_acknowledged", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False, index=True),
    Column("due_at", Instant),  # when it may be sent, or when its lease lapses
    Column("climb_at", Instant, index=True),
    Column("body", Text, nullable=False),
    Index("ix_notices_due", "state", "due_at"),
)
NOTICE_ATTEMPTS = Table(
    "notice_attempts",
    METADATA,
    Column("notice_id", Text, primary_key=True),
    # Counted apart from the attempt's own number: a lapsed lease's receipt may come late.
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
)
# What was promised, counted apart from the notices, so that a lost row shows.
NOTICE_PROMISES = Table(
    "notice_promises",
    METADATA,
    Column("notice_id", Text, primary_key=True),
    Column("at", Instant, nullable=False),
)

"""The tables of statements: what is looked up stands in columns, the whole value in its body."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text

from tocsin.adapters.sql.metadata import METADATA, Instant

FACTS = Table(
    "facts",
    METADATA,
    Column("fact_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("case_id", Text, nullable=False),
    Column("is_newest", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_facts_case_id", "case_id", "is_newest"),
)
STATEMENTS = Table(
    "statements",
    METADATA,
    Column("statement_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False, index=True),
    Column("opened_at", Instant, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
DRAFTS = Table(
    "drafts",
    METADATA,
    Column("draft_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("statement_id", Text, nullable=False),
    Column("is_newest", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_drafts_statement_id", "statement_id", "is_newest"),
)
ATTACHMENTS = Table(
    "attachments",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("out_at", Instant),
    Column("content", LargeBinary, nullable=False),
)
SIGNATURES = Table(
    "signatures",
    METADATA,
    Column("signature_id", Text, primary_key=True),
    Column("draft_id", Text, nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("body", Text, nullable=False),
)
GLASS_BREAKS = Table(
    "glass_breaks",
    METADATA,
    Column("break_id", Text, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("is_open", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)
PUBLICATIONS = Table(
    "publications",
    METADATA,
    Column("publication_id", Text, primary_key=True),
    Column("draft_id", Text, nullable=False, index=True),
    # The draft's id while this one is out or may yet be: the database refuses a second.
    Column("live_draft_id", Text, unique=True),
    Column("state", Text, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("published_at", Instant),
    Column("channel", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_publications_state", "state", "due_at"),
    Index("ix_publications_published_at", "published_at"),
)
TURNS = Table(
    "turns",
    METADATA,
    Column("turn_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
SHARES = Table(
    "shares",
    METADATA,
    Column("share_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False, index=True),
    Column("key_hash", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
PUBLICATION_ATTEMPTS = Table(
    "publication_attempts",
    METADATA,
    Column("publication_id", Text, primary_key=True),
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
)

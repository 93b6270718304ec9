"""Tables of what people teach; a changed correction is a new row beside the old one."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from tocsin.adapters.sql.metadata import METADATA, Instant

READING_CORRECTIONS = Table(
    "reading_corrections",
    METADATA,
    Column("post_id", Text, primary_key=True),
    Column("head", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("stands", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_reading_corrections_stands", "stands", "at"),
)
READER_VERSIONS = Table(
    "reader_versions",
    METADATA,
    Column("version", Text, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("body", Text, nullable=False),
)

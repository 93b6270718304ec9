"""Tables of names: one row a known name of a watch, one row a new one."""

from sqlalchemy import Column, Float, Index, Table, Text

from tocsin.adapters.sql.metadata import METADATA, Instant

ENTITIES = Table(
    "entities",
    METADATA,
    Column("entity_id", Text, primary_key=True),
    Column("watch_id", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
NEW_NAMES = Table(
    "new_names",
    METADATA,
    Column("watch_id", Text, primary_key=True),
    Column("name_key", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("last_at", Instant, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_new_names_state", "watch_id", "state", "score"),
)

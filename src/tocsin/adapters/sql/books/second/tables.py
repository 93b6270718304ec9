"""The table of second readings: one row a post, by the post's key."""

from sqlalchemy import BigInteger, Column, Table, Text

from tocsin.adapters.sql.metadata import METADATA, Instant

SECOND_READINGS = Table(
    "second_readings",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("created_at", Instant, nullable=False, index=True),
    Column("model", Text, nullable=False),
    Column("shares", Text, nullable=False),
)

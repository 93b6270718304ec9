"""Tables of machine-written text: a row a group of copies and language; a row a day's tokens."""

from sqlalchemy import BigInteger, Column, Table, Text

from tocsin.adapters.sql.metadata import METADATA, Instant

WRITINGS = Table(
    "writings",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("group_key", BigInteger, primary_key=True, autoincrement=False),
    Column("language", Text, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
TOKENS_SPENT = Table(
    "tokens_spent",
    METADATA,
    Column("day", Text, primary_key=True),
    Column("tokens", BigInteger, nullable=False),
)

"""The table of pictures: one row a picture of a post."""

from sqlalchemy import BigInteger, Column, Float, Integer, Table, Text

from tocsin.adapters.sql.metadata import METADATA, Instant

PICTURES = Table(
    "pictures",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("post_id", Text, nullable=False),
    Column("media", Text, nullable=False),
    Column("created_at", Instant, nullable=False, index=True),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("hash", BigInteger),
    Column("picture_text", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("reader", Text, nullable=False),
    Column("fault", Text, nullable=False),
    Column("folded", Text, nullable=False, server_default=""),  # what search sees
    Column("watches", Text, nullable=False, server_default=""),  # each on a line of its own
    Column("terms", Text, nullable=False, server_default=""),
)

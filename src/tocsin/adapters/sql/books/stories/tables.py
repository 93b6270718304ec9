"""The tables of stories (a row a story and watch) and of copies (a row a group).

A merged story keeps its row; another row says as which one it is told.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table, Text

from tocsin.adapters.sql.metadata import METADATA, Instant

STORIES = Table(
    "stories",
    METADATA,
    Column("story", BigInteger, primary_key=True, autoincrement=False),
    Column("watch_id", Text, primary_key=True),
    Column("first_at", Instant, nullable=False),
    Column("last_at", Instant, nullable=False, index=True),
    Column("posts", BigInteger, nullable=False),
    Column("label_post", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("ix_stories_watch", "watch_id", "last_at"),
)
COPY_GROUPS = Table(
    "copy_groups",
    METADATA,
    Column("copy_group", BigInteger, primary_key=True, autoincrement=False),
    Column("last_at", Instant, nullable=False, index=True),
    Column("posts", BigInteger, nullable=False),
    Column("merged_into", BigInteger),
    Column("body", LargeBinary, nullable=False),
)
MERGED_STORIES = Table(
    "merged_stories",
    METADATA,
    Column("story", BigInteger, primary_key=True, autoincrement=False),
    Column("told_as", BigInteger, nullable=False, index=True),
    Column("nearness", Integer, nullable=False),
    Column("merged_at", Instant, nullable=False),
)

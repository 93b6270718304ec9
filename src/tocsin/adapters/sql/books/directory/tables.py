"""The tables of who signs in: what is looked up stands in columns, the whole value in its body."""

from sqlalchemy import Column, Index, Table, Text

from tocsin.adapters.sql.metadata import METADATA, Instant

USERS = Table(
    "users",
    METADATA,
    Column("user_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("ended_at", Instant),
    Column("body", Text, nullable=False),
    Index("ix_users_name", "name", "ended_at"),
    Index("ix_users_subject", "subject"),
)
CREDENTIALS = Table(
    "credentials",
    METADATA,
    Column("user_id", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
PASSKEYS = Table(
    "passkeys",
    METADATA,
    Column("passkey_id", Text, primary_key=True),
    Column("user_id", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
SESSIONS = Table(
    "sessions",
    METADATA,
    Column("session_id", Text, primary_key=True),
    Column("user_id", Text, nullable=False, index=True),
    Column("key_hash", Text, nullable=False, unique=True),
    Column("begun_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False, index=True),
    Column("ended_at", Instant),
    Column("body", Text, nullable=False),
)
SIGN_IN_LINKS = Table(
    "sign_in_links",
    METADATA,
    Column("key_hash", Text, primary_key=True),
    Column("user_id", Text, nullable=False, index=True),
    Column("made_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("used_at", Instant),
)

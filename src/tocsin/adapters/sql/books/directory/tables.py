"""The tables of the directory: what is looked up stands in columns, the whole value in its body."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text, false

from tocsin.adapters.sql.metadata import METADATA, Instant

USERS = Table(
    "users",
    METADATA,
    Column("user_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("is_simulated", Boolean, nullable=False, server_default=false()),
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
DIRECTORY_ENTRIES = Table(
    "directory_entries",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("entry_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("body", Text, nullable=False),
)
DUTY_SHIFTS = Table(
    "duty_shifts",
    METADATA,
    Column("shift_id", Text, primary_key=True),
    Column("duty_id", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("begins_at", Instant, nullable=False, index=True),
    Column("ends_at", Instant, nullable=False, index=True),
    Column("source", Text, nullable=False),
)
POLICY_READS = Table(
    "policy_reads",
    METADATA,
    Column("policy_id", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("person_id", Text, primary_key=True),
    Column("at", Instant, nullable=False),
)

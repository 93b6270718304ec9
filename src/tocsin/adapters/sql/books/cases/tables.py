"""The tables of cases: what is looked up stands in columns, the whole value in its body."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from tocsin.adapters.sql.metadata import METADATA, Instant

CASES = Table(
    "cases",
    METADATA,
    Column("case_id", Text, primary_key=True),
    Column("is_open", Boolean, nullable=False),
    Column("level", Integer, nullable=False),
    Column("opened_at", Instant, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Index("ix_cases_open", "is_open", "level"),
)
CASE_TASKS = Table(
    "case_tasks",
    METADATA,
    Column("task_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False, index=True),
    Column("place", Integer, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("is_settled", Boolean, nullable=False),
    Column("due_at", Instant),
    Column("body", Text, nullable=False),
    Index("ix_case_tasks_person", "user_id", "is_settled"),
)
CASE_CLOCKS = Table(
    "case_clocks",
    METADATA,
    Column("clock_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False, index=True),
    Column("task_id", Text, nullable=False, index=True),
    Column("due_at", Instant, nullable=False),
    Column("next_at", Instant, index=True),  # when somebody has to be told something
    Column("told_at", Instant, index=True),  # of a running one, when somebody was last told
    Column("body", Text, nullable=False),
)
CASE_TIMELINE = Table(
    "case_timeline",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("entry_id", Text, nullable=False, unique=True),
    Column("case_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_case_timeline_case", "case_id", "number"),
)
CASE_TEAM = Table(
    "case_team",
    METADATA,
    Column("case_id", Text, primary_key=True),
    Column("duty", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
CASE_PAPERS = Table(
    "case_papers",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("paper_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_case_papers_case", "kind", "case_id", "at"),
)
CASE_EVIDENCE = Table(
    "case_evidence",
    METADATA,
    Column("case_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("snapshot_id", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
PLAYBOOKS = Table(
    "playbooks",
    METADATA,
    Column("code", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("by", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),
)

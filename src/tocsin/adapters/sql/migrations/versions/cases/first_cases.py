"""Cases: their tasks, clocks, timeline, team, papers, evidence; playbooks of the house."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0016b"
branch_labels = None
depends_on = None


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_cases"),
    )
    op.create_index("ix_cases_open", "cases", ["is_open", "level"])
    op.create_index("ix_cases_opened_at", "cases", ["opened_at"])


def _case_tasks() -> None:
    op.create_table(
        "case_tasks",
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("is_settled", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("task_id", name="pk_case_tasks"),
    )
    op.create_index("ix_case_tasks_case_id", "case_tasks", ["case_id"])
    op.create_index("ix_case_tasks_person", "case_tasks", ["user_id", "is_settled"])


def _case_clocks() -> None:
    op.create_table(
        "case_clocks",
        sa.Column("clock_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=True),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("clock_id", name="pk_case_clocks"),
    )
    op.create_index("ix_case_clocks_case_id", "case_clocks", ["case_id"])
    op.create_index("ix_case_clocks_next_at", "case_clocks", ["next_at"])
    op.create_index("ix_case_clocks_task_id", "case_clocks", ["task_id"])
    op.create_index("ix_case_clocks_told_at", "case_clocks", ["told_at"])


def _case_timeline() -> None:
    op.create_table(
        "case_timeline",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_case_timeline"),
        sa.UniqueConstraint("entry_id", name="uq_case_timeline_entry_id"),
    )
    op.create_index("ix_case_timeline_case", "case_timeline", ["case_id", "number"])


def _case_team() -> None:
    op.create_table(
        "case_team",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "duty", name="pk_case_team"),
    )


def _case_papers() -> None:
    op.create_table(
        "case_papers",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("paper_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "paper_id", name="pk_case_papers"),
    )
    op.create_index("ix_case_papers_case", "case_papers", ["kind", "case_id", "at"])


def _case_evidence() -> None:
    op.create_table(
        "case_evidence",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("snapshot_id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "number", name="pk_case_evidence"),
        sa.UniqueConstraint("snapshot_id", name="uq_case_evidence_snapshot_id"),
    )


def _playbooks() -> None:
    op.create_table(
        "playbooks",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", "version", name="pk_playbooks"),
    )


def upgrade() -> None:
    """Make room; no case was opened before."""
    _cases()
    _case_tasks()
    _case_clocks()
    _case_timeline()
    _case_team()
    _case_papers()
    _case_evidence()
    _playbooks()


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

"""What is learned from warnings: verdicts, missed cases, proposals, risk models, backtests."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _make_ledger()
    op.create_table(
        "risk_models",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_risk_models"),
    )
    op.create_table(
        "backtests",
        sa.Column("backtest_id", sa.Text(), nullable=False),
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("backtest_id", name="pk_backtests"),
    )
    op.create_index("ix_backtests_watch_id", "backtests", ["watch_id"])
    op.create_index("ix_backtests_at", "backtests", ["at"])


def _make_ledger() -> None:
    op.create_table(
        "verdicts",
        sa.Column("warning_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("is_newest", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("warning_id", "version", name="pk_verdicts"),
    )
    op.create_index("ix_verdicts_watch", "verdicts", ["watch_id", "is_newest"])
    op.create_table(
        "missed_cases",
        sa.Column("missed_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("onset", sa.BigInteger(), nullable=False),
        sa.Column("is_newest", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("missed_id", "version", name="pk_missed_cases"),
    )
    op.create_index("ix_missed_cases_watch", "missed_cases", ["watch_id", "is_newest"])
    op.create_table(
        "proposals",
        sa.Column("proposal_id", sa.Text(), nullable=False),
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("proposal_id", name="pk_proposals"),
    )
    op.create_index("ix_proposals_watch_id", "proposals", ["watch_id"])


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

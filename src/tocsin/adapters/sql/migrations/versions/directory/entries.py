"""Whom the house knows, the rota, who has read which policy; fictional users are told apart."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016d"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; nobody is known yet, and no user that is there is fictional."""
    op.add_column(
        "users",
        sa.Column("is_simulated", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "directory_entries",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "entry_id", name="pk_directory_entries"),
    )
    op.create_table(
        "duty_shifts",
        sa.Column("shift_id", sa.Text(), nullable=False),
        sa.Column("duty_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("begins_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("shift_id", name="pk_duty_shifts"),
    )
    op.create_index("ix_duty_shifts_begins_at", "duty_shifts", ["begins_at"])
    op.create_index("ix_duty_shifts_ends_at", "duty_shifts", ["ends_at"])
    op.create_table(
        "policy_reads",
        sa.Column("policy_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("policy_id", "version", "person_id", name="pk_policy_reads"),
    )


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

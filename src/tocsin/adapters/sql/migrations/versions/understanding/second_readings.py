"""What a stronger reader says of picked posts, beside what was read when they came in."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; no post has been read twice yet."""
    op.create_table(
        "second_readings",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("shares", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_second_readings"),
    )
    op.create_index("ix_second_readings_created_at", "second_readings", ["created_at"])


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

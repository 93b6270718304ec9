"""What is told of a whole hour: accounts, copies, newcomers, novelty, and new phrases."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; the hours of stored posts are read again when the house next runs."""
    op.create_table(
        "layer_hours",
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("hour", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(53), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("watch_id", "hour", "indicator", name="pk_layer_hours"),
    )
    op.create_table(
        "phrases",
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("hour", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("accounts", sa.BigInteger(), nullable=False),
        sa.Column("posts", sa.BigInteger(), nullable=False),
        sa.Column("expected", sa.Float(53), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("watch_id", "hour", "phrase", name="pk_phrases"),
    )


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

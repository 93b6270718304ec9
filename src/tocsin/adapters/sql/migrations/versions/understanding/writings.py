"""What a language model wrote, where one is set up, and what that cost."""

import sqlalchemy as sa
from alembic import op

revision = "0016c"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; nothing was written yet."""
    op.create_table(
        "writings",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("group_key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "group_key", "language", name="pk_writings"),
    )
    op.create_index("ix_writings_at", "writings", ["at"])
    op.create_table(
        "tokens_spent",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_tokens_spent"),
    )


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

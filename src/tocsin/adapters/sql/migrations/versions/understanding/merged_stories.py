"""Which stories turned out to be a part of an older one."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; nothing was merged before."""
    op.create_table(
        "merged_stories",
        sa.Column("story", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("told_as", sa.BigInteger(), nullable=False),
        sa.Column("nearness", sa.Integer(), nullable=False),
        sa.Column("merged_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("story", name="pk_merged_stories"),
    )
    op.create_index("ix_merged_stories_told_as", "merged_stories", ["told_as"])


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

"""Posts that were edited after they were stored, as the figures count them now."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; what was edited before is not known."""
    op.create_table(
        "edits",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("minute", sa.BigInteger(), nullable=False),
        sa.Column("edited_at", sa.BigInteger(), nullable=False),
        sa.Column("post", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_edits"),
    )
    op.create_index("ix_edits_minute", "edits", ["minute"])


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

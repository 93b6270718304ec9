"""What partners may see of cases."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nobody has been shown anything yet."""
    op.create_table(
        "shares",
        sa.Column("share_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("key_hash", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("share_id", name="pk_shares"),
        sa.UniqueConstraint("key_hash", name="uq_shares_key_hash"),
    )
    op.create_index("ix_shares_case_id", "shares", ["case_id"])


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

"""Who posted how often, a segment: what ranks a day's accounts without reading its posts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; segments of before go without until they are merged."""
    op.create_table(
        "segment_accounts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("told", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_segment_accounts"),
    )


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

"""Content counts and copies in the roll-ups; corrections of minutes long judged."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_COUNTS = ("originals", "first_person", "demands", "doubts")


def upgrade() -> None:
    """Make room; of posts from before nothing is known, so their counts are nought."""
    for table in ("rollups", "rollup_hours"):
        for name in _COUNTS:
            op.add_column(
                table, sa.Column(name, sa.BigInteger(), nullable=False, server_default="0")
            )
    op.add_column("rollups", sa.Column("copies", sa.LargeBinary(), nullable=True))
    op.create_table(
        "corrections",
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("hour", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("posts", sa.BigInteger(), nullable=False),
        sa.Column("latest_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("watch_id", "hour", "kind", name="pk_corrections"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

"""Forecasts, and the roll-ups of whole hours that they are made from."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_COUNTS = (
    "mentions",
    "negative",
    "positive",
    "reposts",
    "replies",
    "reach",
    "likes",
    "anger",
    "fear",
    "sadness",
    "surprise",
    "joy",
)


def upgrade() -> None:
    """Make the tables; sum the hours of the minutes that are there."""
    op.create_table(
        "forecasts",
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("hour", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quantiles", sa.LargeBinary(), nullable=False),
        sa.Column("is_learning", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("watch_id", "indicator", "hour", name="pk_forecasts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rollup_hours",
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("hour", sa.BigInteger(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in _COUNTS),
        sa.PrimaryKeyConstraint("watch_id", "hour", name="pk_rollup_hours"),
        sqlite_with_rowid=False,
    )
    names = ", ".join(_COUNTS)
    sums = ", ".join(f"CAST(SUM({name}) AS BIGINT)" for name in _COUNTS)
    op.execute(
        f"INSERT INTO rollup_hours (watch_id, hour, {names})"  # noqa: S608 - names from above
        f" SELECT watch_id, minute / 60, {sums} FROM rollups GROUP BY watch_id, minute / 60"
    )


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

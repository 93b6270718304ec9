"""Names that watches know, and names that are new with them."""

import sqlalchemy as sa
from alembic import op

revision = "0016b"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; no watch knows a name yet, and new ones are found within minutes."""
    op.create_table(
        "entities",
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", name="pk_entities"),
    )
    op.create_index("ix_entities_watch_id", "entities", ["watch_id"])
    op.create_table(
        "new_names",
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("watch_id", "name_key", name="pk_new_names"),
    )
    op.create_index("ix_new_names_state", "new_names", ["watch_id", "state", "score"])


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

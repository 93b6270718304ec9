"""Stories by watch and copies by group; which post belongs to which stands with the post."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; posts of before belong to no story."""
    op.create_table(
        "stories",
        sa.Column("story", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("posts", sa.BigInteger(), nullable=False),
        sa.Column("label_post", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("story", "watch_id", name="pk_stories"),
    )
    op.create_index("ix_stories_watch", "stories", ["watch_id", "last_at"])
    op.create_index("ix_stories_last_at", "stories", ["last_at"])
    op.create_table(
        "copy_groups",
        sa.Column("copy_group", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("posts", sa.BigInteger(), nullable=False),
        sa.Column("merged_into", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("copy_group", name="pk_copy_groups"),
    )
    op.create_index("ix_copy_groups_last_at", "copy_groups", ["last_at"])


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

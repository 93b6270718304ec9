"""Facts, statements with their drafts, signatures, and what goes out."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nothing has been said yet."""
    _written()
    _signed()
    _sent()


def _written() -> None:
    op.create_table(
        "facts",
        sa.Column("fact_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("is_newest", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", "number", name="pk_facts"),
    )
    op.create_index("ix_facts_case_id", "facts", ["case_id", "is_newest"])
    op.create_table(
        "statements",
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("statement_id", name="pk_statements"),
    )
    op.create_index("ix_statements_case_id", "statements", ["case_id"])
    op.create_index("ix_statements_opened_at", "statements", ["opened_at"])
    op.create_table(
        "drafts",
        sa.Column("draft_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("is_newest", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", "number", name="pk_drafts"),
    )
    op.create_index("ix_drafts_statement_id", "drafts", ["statement_id", "is_newest"])


def _signed() -> None:
    op.create_table(
        "signatures",
        sa.Column("signature_id", sa.Text(), nullable=False),
        sa.Column("draft_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("signature_id", name="pk_signatures"),
    )
    op.create_index("ix_signatures_draft_id", "signatures", ["draft_id"])
    op.create_table(
        "glass_breaks",
        sa.Column("break_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("break_id", name="pk_glass_breaks"),
    )
    op.create_index("ix_glass_breaks_at", "glass_breaks", ["at"])


def _sent() -> None:
    op.create_table(
        "publications",
        sa.Column("publication_id", sa.Text(), nullable=False),
        sa.Column("draft_id", sa.Text(), nullable=False),
        sa.Column("live_draft_id", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("publication_id", name="pk_publications"),
        sa.UniqueConstraint("live_draft_id", name="uq_publications_live_draft_id"),
    )
    op.create_index("ix_publications_draft_id", "publications", ["draft_id"])
    op.create_index("ix_publications_state", "publications", ["state", "due_at"])
    op.create_index("ix_publications_published_at", "publications", ["published_at"])
    op.create_table(
        "publication_attempts",
        sa.Column("publication_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("publication_id", "entry", name="pk_publication_attempts"),
    )


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

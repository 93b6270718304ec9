"""What people rule: rules by version, sensitive periods, silences; surges and deafness."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _make_rules()
    _make_silences()
    _make_lasting("gatherings", "gathering_id", "opened_at", "closed_at")
    _make_lasting("degradations", "degradation_id", "begins_at", "ended_at", "watch_id")


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError


def _make_rules() -> None:
    op.create_table(
        "rule_entries",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_rule_entries"),
    )
    op.create_index("ix_rule_entries_kind", "rule_entries", ["kind", "scope", "version"])
    op.create_table(
        "sensitive_periods",
        sa.Column("period_id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("period_id", name="pk_sensitive_periods"),
    )


def _make_silences() -> None:
    op.create_table(
        "silences",
        sa.Column("silence_id", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("silence_id", name="pk_silences"),
    )
    op.create_index("ix_silences_open", "silences", ["ended_at", "ends_at"])
    op.create_table(
        "withheld_notices",
        sa.Column("change_id", sa.Text(), nullable=False),
        sa.Column("warning_id", sa.Text(), nullable=False),
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("change_id", name="pk_withheld_notices"),
    )
    for column in ("warning_id", "at", "by"):
        op.create_index(f"ix_withheld_notices_{column}", "withheld_notices", [column])


def _make_lasting(table: str, id_: str, begins: str, ends: str, *more: str) -> None:
    op.create_table(
        table,
        sa.Column(id_, sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in more),
        sa.Column(begins, sa.BigInteger(), nullable=False),
        sa.Column(ends, sa.BigInteger(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(id_, name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_{begins}", table, [begins])

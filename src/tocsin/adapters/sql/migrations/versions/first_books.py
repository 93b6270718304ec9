"""The first books: segments, roll-ups, what is heard, what is warned of, the feed, the trail."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_REFUSE = "BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END"
_SEALED = {
    "sqlite": (
        f"CREATE TRIGGER audit_keeps_update BEFORE UPDATE ON audit {_REFUSE}",
        f"CREATE TRIGGER audit_keeps_delete BEFORE DELETE ON audit {_REFUSE}",
    ),
    "postgresql": (
        """CREATE FUNCTION audit_keeps() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'audit is append-only'; END $$""",
        """CREATE TRIGGER audit_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION audit_keeps()""",
    ),
}


def upgrade() -> None:
    """Make the tables, and seal the audit trail."""
    _segments()
    _tombstones()
    _counts()
    _expectations()
    _places()
    _hearing()
    _ledger()
    _telling()
    _trail()
    for statement in _SEALED[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError


def _segments() -> None:
    op.create_table(
        "segments",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("min_created", sa.BigInteger(), nullable=False),
        sa.Column("max_created", sa.BigInteger(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("is_inline", sa.Boolean(), nullable=False),
        sa.Column("committed_at", sa.BigInteger(), nullable=False),
        sa.Column("superseded_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_segments"),
    )
    op.create_index("ix_segments_live", "segments", ["superseded_at", "max_created"])
    op.create_table(
        "segment_tails",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tail", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_segment_tails"),
    )
    op.create_table(
        "past_segments",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_past_segments"),
    )
    op.create_index("ix_past_segments_at", "past_segments", ["at"])


def _tombstones() -> None:
    op.create_table(
        "tombstones",
        sa.Column("number", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_tombstones"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_tombstones_at", "tombstones", ["at"])
    op.create_index("uq_tombstones_post", "tombstones", ["platform", "post_id"], unique=True)


def _counts() -> None:
    op.create_table(
        "rollups",
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("minute", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mentions", sa.BigInteger(), nullable=False),
        sa.Column("negative", sa.BigInteger(), nullable=False),
        sa.Column("positive", sa.BigInteger(), nullable=False),
        sa.Column("reposts", sa.BigInteger(), nullable=False),
        sa.Column("replies", sa.BigInteger(), nullable=False),
        sa.Column("reach", sa.BigInteger(), nullable=False),
        sa.Column("likes", sa.BigInteger(), nullable=False),
        sa.Column("anger", sa.BigInteger(), nullable=False),
        sa.Column("fear", sa.BigInteger(), nullable=False),
        sa.Column("sadness", sa.BigInteger(), nullable=False),
        sa.Column("surprise", sa.BigInteger(), nullable=False),
        sa.Column("joy", sa.BigInteger(), nullable=False),
        sa.Column("accounts", sa.LargeBinary(), nullable=False),
        sa.Column("platforms", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("max_received", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("watch_id", "minute", name="pk_rollups"),
    )


def _expectations() -> None:
    op.create_table(
        "baselines",
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("minute", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("expected", sa.Float(precision=53), nullable=False),
        sa.Column("spread", sa.Float(precision=53), nullable=False),
        sa.PrimaryKeyConstraint("watch_id", "indicator", "minute", name="pk_baselines"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "coverage",
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("minute", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("alive", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("watch_id", "minute", name="pk_coverage"),
        sqlite_with_rowid=False,
    )


def _places() -> None:
    op.create_table(
        "cursors",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("cursor", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name="pk_cursors"),
    )
    op.create_table(
        "checkpoints",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_checkpoints"),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )


def _hearing() -> None:
    op.create_table(
        "watches",
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("watch_id", name="pk_watches"),
    )
    op.create_table(
        "sources",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name="pk_sources"),
    )
    op.create_table(
        "source_health",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name="pk_source_health"),
    )
    op.create_table(
        "quarantine",
        sa.Column("number", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_quarantine"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_quarantine_source_id", "quarantine", ["source_id"])


def _ledger() -> None:
    op.create_table(
        "early_warnings",
        sa.Column("warning_id", sa.Text(), nullable=False),
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("peak", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("acknowledged_by", sa.Text(), nullable=False),
        sa.Column("acknowledged_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("warning_id", name="pk_early_warnings"),
    )
    op.create_index("ix_early_warnings_closed_at", "early_warnings", ["closed_at"])
    op.create_index("ix_early_warnings_opened_at", "early_warnings", ["opened_at"])
    op.create_index("ix_early_warnings_watch", "early_warnings", ["watch_id", "opened_at"])
    op.create_table(
        "level_changes",
        sa.Column("change_id", sa.Text(), nullable=False),
        sa.Column("warning_id", sa.Text(), nullable=False),
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("change_id", name="pk_level_changes"),
    )
    op.create_index("ix_level_changes_at", "level_changes", ["at"])
    op.create_index("ix_level_changes_warning_id", "level_changes", ["warning_id"])
    op.create_index("ix_level_changes_watch", "level_changes", ["watch_id", "at"])


def _telling() -> None:
    op.create_table(
        "feed",
        sa.Column("number", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_feed"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feed_at", "feed", ["at"])


def _trail() -> None:
    op.create_table(
        "audit",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )

"""Words in pictures are searched as folded text, and know which watches want them."""

import sqlalchemy as sa
from alembic import op

from tocsin.kernel import folding

revision = "0016d"
down_revision = "0016c"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Fold what was read before; which watches want it is asked of pictures opened from now on."""
    for name in ("folded", "watches", "terms"):
        op.add_column("pictures", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    table = sa.table(
        "pictures",
        sa.column("key", sa.BigInteger),
        sa.column("number", sa.Integer),
        sa.column("picture_text", sa.Text),
        sa.column("folded", sa.Text),
    )
    books = op.get_bind()
    asked = sa.select(table.c.key, table.c.number, table.c.picture_text)
    for row in books.execute(asked.where(table.c.picture_text != "")).all():
        mine = (table.c.key == row.key, table.c.number == row.number)
        books.execute(table.update().where(*mine).values(folded=folding.fold(row.picture_text)))


def downgrade() -> None:
    """Going back is a restore."""
    raise NotImplementedError

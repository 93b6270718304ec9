"""Alembic's entry: it runs inside the transaction that `schema.migrate` holds."""

from alembic import context

from tocsin.adapters.sql.metadata import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transaction_per_migration=False,
)
context.run_migrations()

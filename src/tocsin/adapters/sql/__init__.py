"""SQL books: SQLite by default, PostgreSQL when one machine is not enough."""

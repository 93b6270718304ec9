"""The books of the directory."""

from tocsin.adapters.sql.books.directory.sessions import Links, Sessions
from tocsin.adapters.sql.books.directory.users import Passkeys, Users

__all__ = ["Links", "Passkeys", "Sessions", "Users"]

"""The books of the directory."""

from tocsin.adapters.sql.books.directory.entries import Entries, Reads, Shifts
from tocsin.adapters.sql.books.directory.sessions import Links, Sessions
from tocsin.adapters.sql.books.directory.users import Passkeys, Users

__all__ = ["Entries", "Links", "Passkeys", "Reads", "Sessions", "Shifts", "Users"]

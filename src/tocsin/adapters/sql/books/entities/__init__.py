"""The book of names: those that a watch knows, and those that are new with it."""

from tocsin.adapters.sql.books.entities.entities import Entities
from tocsin.adapters.sql.books.entities.names import NewNames

__all__ = ["Entities", "NewNames"]

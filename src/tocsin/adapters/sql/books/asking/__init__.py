"""The book of what a language model wrote, and of what that cost."""

from tocsin.adapters.sql.books.asking.writings import Writings

__all__ = ["Writings"]

"""The book of pictures."""

from tocsin.adapters.sql.books.pictures.pictures import Pictures

__all__ = ["Pictures"]

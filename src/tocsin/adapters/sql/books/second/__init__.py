"""The book of second readings."""

from tocsin.adapters.sql.books.second.readings import SecondReadings

__all__ = ["SecondReadings"]

"""What people teach the reader: corrections of readings, versions of weights."""

from tocsin.adapters.sql.books.teaching.corrections import ReadingCorrections
from tocsin.adapters.sql.books.teaching.versions import ReaderVersions

__all__ = ["ReaderVersions", "ReadingCorrections"]

"""What all verbs stand on: the data folder, tables, JSON, bars and pages of help."""

from tocsin.cli.basis import bars, folder, pages, tables

__all__ = ["bars", "folder", "pages", "tables"]

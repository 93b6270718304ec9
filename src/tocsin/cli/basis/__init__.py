"""What all verbs stand on: the data folder, tables, JSON and bars."""

from tocsin.cli.basis import bars, folder, tables

__all__ = ["bars", "folder", "tables"]

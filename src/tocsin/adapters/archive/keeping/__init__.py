"""Keeps the archive in order: compaction, retention, backup, and the check of all of it."""

from tocsin.adapters.archive.keeping import backup, integrity
from tocsin.adapters.archive.keeping.upkeep import GRACE, SLACK, Upkeep

__all__ = ["GRACE", "SLACK", "Upkeep", "backup", "integrity"]

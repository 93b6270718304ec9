"""Whom and what the house knows: kept, looked up, taken from a file and given to one.

Hears   what people enter, files
Says    nothing: the caller enters what changed in the audit trail
Needs   ports.Entries, ports.Readings
Leaves  who holds a duty when to duties
"""

from tocsin.directory.entries import (
    checking,
    errors,
    exchange,
    memory,
    model,
    ports,
    service,
    sheets,
)
from tocsin.directory.entries.model import KINDS, Entry, Read, Shift

__all__ = [
    "KINDS",
    "Entry",
    "Read",
    "Shift",
    "checking",
    "errors",
    "exchange",
    "memory",
    "model",
    "ports",
    "service",
    "sheets",
]

"""How databases are opened, what their errors mean, and the room kept for a full disk."""

from tocsin.adapters.sql.connections import engines, faults
from tocsin.adapters.sql.connections.ballast import DEFAULT_BYTES, Ballast

__all__ = ["DEFAULT_BYTES", "Ballast", "engines", "faults"]

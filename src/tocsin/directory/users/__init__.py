"""Who signs in: users, what proves that it is them, and the sessions that follow.

Hears   names, passwords, codes and one-time links of people
Says    nothing: the caller enters what changed in the audit trail
Needs   ports.Users, ports.Hasher, the time as an argument
Leaves  cookies and pages to the door
"""

from tocsin.directory.users import (
    codes,
    errors,
    memory,
    model,
    names,
    passwords,
    ports,
    service,
    sessions,
    vouching,
)
from tocsin.directory.users.model import Credentials, Link, Passkey, Session, User

__all__ = [
    "Credentials",
    "Link",
    "Passkey",
    "Session",
    "User",
    "codes",
    "errors",
    "memory",
    "model",
    "names",
    "passwords",
    "ports",
    "service",
    "sessions",
    "vouching",
]

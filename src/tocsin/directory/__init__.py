"""Knows our people and everybody outside who must be reached, and who may do what.

Hears   what people enter, calendars, files
Says    who holds a duty at a moment; what changed, to the audit trail by its caller
Needs   users.ports, entries.ports, the time as an argument
Leaves  what a verb means to the room that has it: each brings its own Law
"""

from tocsin.directory import acting, duties, entries, errors, law, users
from tocsin.directory.acting import Actor, Law, Role, at_console, may, require, whoever

__all__ = [
    "Actor",
    "Law",
    "Role",
    "acting",
    "at_console",
    "duties",
    "entries",
    "errors",
    "law",
    "may",
    "require",
    "users",
    "whoever",
]

"""Knows our people, and who may do what.

Hears   nothing
Says    nothing yet
Needs   nothing yet
Leaves  what a verb means to the room that has it: each brings its own Law
"""

from tocsin.directory import acting, errors, users
from tocsin.directory.acting import Actor, Law, Role, may, require

__all__ = ["Actor", "Law", "Role", "acting", "errors", "may", "require", "users"]

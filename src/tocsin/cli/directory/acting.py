"""Who acts at the console: the owner of the data folder, or the user that the owner names.

Whoever can write the folder could change the books by hand: the console asks for no password, it
asks whose folder it is. The owner acts as administrator, never as approver or publisher, and their
name in the trail begins with "console:".
"""

import getpass
import os
from pathlib import Path
from typing import Annotated

import typer

from tocsin import directory
from tocsin.adapters import sql
from tocsin.cli.words import say
from tocsin.directory import users
from tocsin.kernel import clock
from tocsin.runtimes.directory import visiting

AsOption = Annotated[str, typer.Option("--as", envvar="TOCSIN_AS", help=say("cli.as"))]
_ROOT = 0


def actor(books: sql.Books, folder: Path, name: str) -> directory.Actor:
    """Return who acts; raises NotTheOwner, UnknownName."""
    if os.getuid() not in {_ROOT, folder.stat().st_uid}:
        raise users.errors.NotTheOwner(folder=str(folder))
    if name:
        return visiting.actor(books, named(books, name), clock.SystemClock().now())
    me = getpass.getuser()
    return directory.Actor(
        user_id=f"console:{me}", name=me, roles=frozenset({directory.Role.ADMIN})
    )


def named(books: sql.Books, name: str) -> users.User:
    """Return who signs in by a name; raises UnknownName."""
    found = books.users.named(users.names.folded(name))
    if found is None:
        raise users.errors.UnknownName(name=name)
    return found

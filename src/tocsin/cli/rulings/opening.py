"""What these verbs share: who speaks, and why."""

import getpass
from typing import Annotated

import typer

from tocsin import directory
from tocsin.cli.words import say

PersonOption = Annotated[str, typer.Option("--person", help=say("warning.cli.person"))]
WhyOption = Annotated[str, typer.Option("--why", help=say("warning.cli.why"))]


def actor(name: str = "") -> directory.Actor:
    """Return who acts at this terminal, by the name they give or are signed in by."""
    return directory.at_console(name or getpass.getuser())

"""What these verbs share: who speaks, and why."""

import getpass
from typing import Annotated

import typer

from tocsin.cli.words import say

PersonOption = Annotated[str, typer.Option("--person", help=say("warning.cli.person"))]
WhyOption = Annotated[str, typer.Option("--why", help=say("warning.cli.why"))]


def person() -> str:
    """Return who is signed in at this terminal."""
    return getpass.getuser()

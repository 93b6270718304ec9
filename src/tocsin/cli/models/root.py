"""The verb group `tocsin models`."""

import typer

from tocsin.cli import root
from tocsin.cli.words import say

models_app = typer.Typer(help=say("models.cli.help"), no_args_is_help=True)
root.app.add_typer(models_app, name="models")

"""`tocsin models assemble`: our strong reader's folder, out of the wheel and what was taught."""

from typing import Annotated

import typer

from tocsin.cli import root
from tocsin.cli.models import choosing
from tocsin.cli.words import say


@root.models_app.command("assemble", help=say("models.cli.assemble.help"))
def assemble(
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help=say("models.cli.assemble.replace"))
    ] = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Make DATA/models/strong."""
    folder = root.chosen(config, data).store.folder / "models" / "strong"
    choosing.assembled(folder, replace=replace)

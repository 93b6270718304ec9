"""`tocsin models evaluate`: one labelled file, one head, one JSON object."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from tocsin.adapters.models import training
from tocsin.cli import root, words
from tocsin.cli.basis import tables
from tocsin.cli.models import choosing
from tocsin.cli.words import say


@root.models_app.command("evaluate", help=say("models.cli.evaluate.help"))
def evaluate(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help=say("models.cli.evaluate.file"))
    ],
    *,
    head: Annotated[str, typer.Option("--head", help=say("models.cli.evaluate.head"))],
    path: Annotated[
        Literal["fast", "strong"], typer.Option("--path", help=say("models.cli.evaluate.path"))
    ] = "fast",
    version: Annotated[
        str, typer.Option("--version", help=say("models.cli.evaluate.version"))
    ] = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print what the reader in use, or the one that is named, is worth on FILE."""
    labelled = training.labelled(file, head)
    for label, count in labelled.left_out.items():
        words.complain(say("models.cli.evaluate.left_out", label=label, count=count))
    chosen = choosing.both if path == "strong" else choosing.fast
    weigher = chosen(version or choosing.in_use(config, data), config, data)
    told = training.evaluate(labelled, head, weigher).told()
    tables.tell(told)

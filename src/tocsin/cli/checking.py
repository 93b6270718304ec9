"""`tocsin config check`: whether every room, wall and door takes what the settings name."""

import sys
from pathlib import Path
from typing import Any

import typer

from tocsin import assembly, settings, web
from tocsin.cli import root, words
from tocsin.cli.words import say

config_app = typer.Typer(help=say("cli.config.help"), no_args_is_help=True)
root.app.add_typer(config_app, name="config")


def checked(config: Path | None, data: Path | None = None, **flags: Any) -> settings.Settings:  # noqa: ANN401 (values of any setting)
    """Return the settings once every room, wall and door they name is known to take them."""
    file = root.file(config)
    try:
        told = root.chosen(config, data, **flags)
    except settings.BadConfiguration as refused:
        raise assembly.checked_whole(refused, file) from refused
    assembly.check(told, file)
    web.check_bind(told.server)
    return told


@config_app.command("check", help=say("cli.config.check.help"))
def check(config: root.ConfigOption = None) -> None:
    """Say what the settings come to, or what is wrong with them and where."""
    chosen = checked(config)
    shown = chosen.model_dump_json(
        indent=2,
        exclude={  # may hold secrets
            "server": {"token"},
            "store": {"database"},
            "channels": True,
            "source": {"__all__": {"settings"}},
        },
    )
    sys.stdout.write(shown + "\n")
    words.tell("cli.config.check.good")

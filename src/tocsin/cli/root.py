"""Where every verb is entered, and what all of them share."""

from pathlib import Path
from typing import Annotated, Any

import typer

from tocsin import settings
from tocsin.cli.words import say

app = typer.Typer(rich_markup_mode=None)
warning_app = typer.Typer(help=say("warning.cli.help"), no_args_is_help=True)
models_app = typer.Typer(help=say("models.cli.help"), no_args_is_help=True)
app.add_typer(warning_app, name="warning")
app.add_typer(models_app, name="models")

ConfigOption = Annotated[
    Path | None, typer.Option("--config", envvar="TOCSIN_CONFIG", help=say("cli.option.config"))
]
DataOption = Annotated[Path | None, typer.Option("--data", help=say("cli.option.data"))]
JsonOption = Annotated[bool, typer.Option("--json", help=say("cli.option.json"))]


def chosen(config: Path | None, data: Path | None = None, **flags: Any) -> settings.Settings:  # noqa: ANN401 (values of any setting)
    """Return the settings of file, environment and flags."""
    above: dict[str, Any] = {name: value for name, value in flags.items() if value}
    if data is not None:
        above["store"] = {"folder": str(data)}
    return settings.load(file(config), environment=settings.environment(), flags=above)


def file(config: Path | None) -> Path | None:
    """Return the settings file: the one that is named, else the one in this folder."""
    beside = Path("tocsin.toml")
    return config or (beside if beside.is_file() else None)

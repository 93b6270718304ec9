"""The command itself and what all of its verbs share."""

from pathlib import Path
from typing import Annotated, Any

import typer

import tocsin
from tocsin import assembly, settings, web
from tocsin.cli.words import OUT, say

app = typer.Typer(
    help=say("cli.help"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

warning_app = typer.Typer(help=say("warning.cli.help"), no_args_is_help=True)
app.add_typer(warning_app, name="warning")

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
    return settings.load(_file(config), environment=settings.environment(), flags=above)


def checked(config: Path | None, data: Path | None = None, **flags: Any) -> settings.Settings:  # noqa: ANN401 (values of any setting)
    """Return the settings once every room, wall and door they name is known to take them."""
    told = chosen(config, data, **flags)
    assembly.check(told, _file(config))
    web.check_bind(told.server)
    return told


def _file(config: Path | None) -> Path | None:
    beside = Path("tocsin.toml")
    return config or (beside if beside.is_file() else None)


def _version(asked: bool) -> None:  # noqa: FBT001 (typer's callback)
    if asked:
        OUT.print(tocsin.__version__)
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=say("cli.version"))
    ] = False,
) -> None:
    """Run before every verb."""
    del version

"""Every verb by its name: where it is written, and what the help says of it.

A verb's module is read when the verb is called: the house takes seconds to read whole, and no verb
needs all of it.
"""

import atexit
import gc
import importlib
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

import tocsin
from tocsin.cli import root, words
from tocsin.cli.basis import pages
from tocsin.cli.words import say

# A verb, its module from here, the sentence of its help; a group without one gathers several's.
_TABLE = (
    ("up", ".running", "cli.up.help"),
    ("replay", ".replaying", "cli.replay.help"),
    ("watch", ".listing", "cli.watch.help"),
    ("source", ".listing", "cli.source.help"),
    ("connector", ".listing", "cli.connector.help"),
    ("search", ".asking", "cli.search.help"),
    ("export", ".asking", "cli.export.help"),
    ("names", ".understanding.naming", "entities.cli.names"),
    ("entities", ".understanding.naming", "entities.cli.help"),
    ("stories", ".understanding.gathering", "stories.cli.help"),
    ("complaints", ".understanding.complaining", "complaints.cli.help"),
    ("digest", ".understanding.digesting", "complaints.cli.digest"),
    ("pictures", ".understanding.picturing", "pictures.cli.help"),
    ("forecast", ".understanding.foretelling", "forecast.cli.help"),
    ("models", "", "models.cli.help"),
    ("models list", ".models.versions", "models.cli.list.help"),
    ("models card", ".models.versions", "models.cli.card.help"),
    ("models compare", ".models.versions", "models.cli.compare.help"),
    ("models add", ".models.versions", "models.cli.add.help"),
    ("models learn", ".models.versions", "models.cli.learn.help"),
    ("models use", ".models.versions", "models.cli.use.help"),
    ("models rollback", ".models.versions", "models.cli.rollback.help"),
    ("models assemble", ".models.assembling", "models.cli.assemble.help"),
    ("models evaluate", ".models.measuring", "models.cli.evaluate.help"),
    ("models train", ".models.training", "models.cli.train.help"),
    ("warning", "", "warning.cli.help"),
    ("warning list", ".rulings.explaining", "warning.cli.list"),
    ("warning show", ".rulings.explaining", "warning.cli.show"),
    ("warning consequence", ".rulings.explaining", "warning.cli.declare"),
    ("warning score", ".learning.scoring", "warning.cli.score.help"),
    ("period", ".rulings.periods", "warning.cli.period.help"),
    ("silence", ".rulings.silences", "warning.cli.silence.help"),
    ("budget", ".rulings.rules", "warning.cli.budget.help"),
    ("consequence", ".rulings.rules", "warning.cli.consequence.help"),
    ("preset", ".rulings.rules", "warning.cli.preset.help"),
    ("backtest", ".learning.trying", "backtest.cli.help"),
    ("verdict", ".learning.judging", "ledger.cli.verdict.help"),
    ("ledger", ".learning.judging", "ledger.cli.ledger.help"),
    ("missed", ".learning.judging", "ledger.cli.missed.help"),
    ("proposal", ".learning.judging", "ledger.cli.proposal.help"),
    ("risk", ".learning.risking", "risk.cli.help"),
    ("case", ".cases.handling", "cases.cli.help"),
    ("playbook", ".cases.planning", "cases.cli.playbook_help"),
    ("statement", ".statements.looking", "statements.cli.help"),
    ("user", ".directory.users", "cli.user.help"),
    ("directory", ".directory.entries", "cli.directory.help"),
    ("doctor", ".keeping", "cli.doctor.help"),
    ("config", ".checking", "cli.config.help"),
    ("backup", ".keeping", "cli.backup.help"),
    ("restore", ".keeping", "cli.restore.help"),
    ("migrate", ".keeping", "cli.migrate.help"),
    ("audit", ".keeping", "cli.audit.help"),
)
_MODULES = {verb: module for verb, module, _ in _TABLE}


class Verbs(TyperGroup):
    """A group that knows its verbs by name and help, and reads the one that is called."""

    def __init__(self, *, name: str = "", **told: Any) -> None:  # noqa: ANN401 (typer's own)
        """Know the verbs of the group `name`, "" for the command itself."""
        super().__init__(name=name, **{**told, "commands": _known(name)})

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 (typer's own)
        """Return the verb that is called, read; what is unknown is refused with a guess."""
        word, known, rest = super().resolve_command(ctx, args)
        if known is None or isinstance(known, Verbs):
            return word, known, rest
        return word, pages.translated(_read(f"{self.name} {word}".strip())), rest


def whole() -> TyperGroup:
    """Return the command with every verb read: for the reference, and to prove the table."""
    for verb, module in _MODULES.items():
        if module:
            _read(verb)
    return typer.main.get_group(root.app)


def _known(group: str) -> dict[str, Any]:
    """Return the verbs of a group as their help names them."""
    found: dict[str, Any] = {}
    for verb, module, code in _TABLE:
        above, _, word = verb.rpartition(" ")
        if above == group:
            told: dict[str, Any] = {"name": word, "help": say(code)}
            is_gathered = not module
            found[word] = (
                Verbs(**told, no_args_is_help=True, rich_markup_mode=None)
                if is_gathered
                else TyperCommand(**told)
            )
    return found


def _read(verb: str) -> Any:  # noqa: ANN401 (typer's own)
    """Return a verb as its module enters it in root.app."""
    module = f"tocsin.cli{_MODULES[verb]}"
    if module not in sys.modules:
        _import(module)
    found: Any = typer.main.get_group(root.app)
    for word in verb.split():
        found = found.commands[word]
    return found


def _import(module: str) -> None:
    """Import a verb's module, and with it most of the house, which stays.

    To sweep for garbage while it grows takes a quarter of the time, and to sweep through it ever
    after would hold up a house that lives for months.
    """
    gc.disable()
    try:
        importlib.import_module(module)
        gc.freeze()
        atexit.register(gc.unfreeze)  # or what is in a cycle is called leaked when it ends
    finally:
        gc.enable()


app = typer.Typer(
    cls=Verbs,
    help=say("cli.help"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:  # noqa: FBT001 (typer's callback)
    if asked:
        words.OUT.print(tocsin.__version__)
        raise typer.Exit


@app.callback()
def begin(
    *,
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help=say("cli.version")
    ),
) -> None:
    """Run before every verb."""
    del version

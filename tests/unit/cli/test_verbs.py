"""Every verb stands in the table, and what is not asked for is not read."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import typer

from tocsin import cli

HEAVY = {"fastapi", "sqlalchemy", "duckdb", "webauthn", "tocsin.assembly"}
SCRIPT = "import sys; from tocsin import cli\ntry: cli.main()\nfinally: print(*sys.modules)"


def told(group: Any, above: str = "") -> Iterator[tuple[str, str]]:
    for word, verb in group.commands.items():
        yield f"{above} {word}".strip(), verb.help
        yield from told(verb, f"{above} {word}".strip()) if _holds(verb) else ()


def _holds(verb: Any) -> bool:
    return bool(getattr(verb, "commands", None))


def test_the_table_names_every_verb_with_the_help_that_its_module_gives() -> None:
    table = dict(told(typer.main.get_command(cli.app)))
    entered = dict(told(cli.whole()))

    assert {verb: entered.get(verb) for verb in table} == table
    assert {verb.split()[0] for verb in entered} == {verb for verb in table if " " not in verb}
    assert {verb for verb in entered if verb.startswith(("models ", "warning "))} == {
        verb for verb in table if " " in verb
    }


def test_the_help_reads_nothing_that_is_heavy() -> None:
    words = [sys.executable, "-c", SCRIPT, "--help"]
    run = subprocess.run(words, capture_output=True, check=True, text=True)

    assert HEAVY & set(run.stdout.split()) == set()
    assert "tocsin.cli.verbs" in run.stdout.split()

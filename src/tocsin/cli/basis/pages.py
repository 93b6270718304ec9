"""The pages of `--help`, in the reader's language.

Typer 0.29 writes headings and marks in English; each is known by its words.
"""

import re
from collections.abc import Sequence
from typing import Any

import typer
from rich.cells import cell_len
from rich.text import Text

from tocsin.cli import words
from tocsin.cli.words import say

_PHRASES = {
    "Arguments": "cli.page.arguments",
    "Commands": "cli.page.commands",
    "Options": "cli.page.options",
    "required": "cli.page.required",
}
_EVERYWHERE = {
    "--help": "cli.page.help",
    "--install-completion": "cli.page.install_completion",
    "--show-completion": "cli.page.show_completion",
}
_KINDS = re.compile(r"<(?:list\[)?(datetime|dir|file|float|int|path|str)\]?(?: range)?>")
_CHOICES = re.compile(r"<list\[([^\]]+)\]>")
_MARKS = re.compile(r"\[([^\[\]]+)\]$")
_MARK = re.compile(r"(default|env var): (.*)", re.DOTALL)
_WIDEST = 30  # cells of the left column


def translated(command: Any) -> Any:  # noqa: ANN401 (typer names its commands in a private module)
    """Return the command, it and its verbs with pages in the reader's language."""
    command.context_class = _Context
    for param in command.get_params(_Context(command)):
        code = _EVERYWHERE.get(param.opts[0])
        param.help = say(code) if code else param.help
    for verb in getattr(command, "commands", {}).values():
        translated(verb)
    return command


class _Page(typer.Context.formatter_class):  # type: ignore[valid-type, misc]  # a private class
    """A page whose columns know that a Chinese character is two cells wide."""

    width: int
    current_indent: int

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how the verb is called."""
        told = args.replace("[OPTIONS]", say("cli.page.usage_options"))
        told = told.replace("COMMAND [ARGS]...", say("cli.page.usage_command"))
        super().write_usage(prog, told, prefix or say("cli.page.usage"))

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.write(" " * self.current_indent + _phrase(heading) + "\n")

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = _WIDEST, col_spacing: int = 2
    ) -> None:
        """Write names and what they mean in two columns."""
        told = [(_named(name), _meaning(meaning)) for name, meaning in rows]
        left = min(max(cell_len(name) for name, _ in told), col_max) + col_spacing
        room = max(self.width - self.current_indent - left, 20)
        for name, meaning in told:
            lines = Text(meaning).wrap(words.OUT, room)
            gap = left - cell_len(name)
            begun = " " * self.current_indent + name
            apart = "\n" + " " * (self.current_indent + left)
            first = " " * gap if gap >= col_spacing else apart
            body = apart.join(line.plain.rstrip() for line in lines)
            self.write((begun + first + body).rstrip() + "\n")


class _Context(typer.Context):
    formatter_class = _Page


def _phrase(told: str) -> str:
    code = _PHRASES.get(told)
    return say(code) if code else told


def _named(name: str) -> str:
    """Return an option or argument with its kind."""
    told = _KINDS.sub(lambda kind: f"<{say(f'cli.page.kind.{kind[1]}')}>", name)
    return _CHOICES.sub(r"<\1>", told)


def _meaning(told: str) -> str:
    """Return what a name means, with its marks."""
    marks = _MARKS.search(told)
    if marks is None:
        return _phrase(told)
    said = "; ".join(_mark(one) for one in marks[1].split("; "))
    return f"{_phrase(told[: marks.start()].rstrip())}  [{said}]".lstrip()


def _mark(told: str) -> str:
    found = _MARK.fullmatch(told)
    if found is None:
        return _phrase(told)
    name = "default" if found[1] == "default" else "variable"
    return say(f"cli.page.{name}", value=found[2])

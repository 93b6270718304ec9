"""What is wrong with a command line, in the reader's language.

Typer 0.29 says it in English and names the classes of its refusals in a private module; each is
therefore told apart by its class's name and by what it carries.
"""

import re

import typer
from pydantic import ValidationError

from tocsin import settings
from tocsin.cli import words
from tocsin.kernel import reasons

_PATHS = (
    (r"(?:\w+ )'(.*)' does not exist\.", "no_path"),
    (r"(?:\w+ )'(.*)' is a directory\.", "is_folder"),
    (r"(?:\w+ )'(.*)' is a file\.", "is_file"),
    (r"(?:\w+ )'(.*)' is not readable\.", "not_readable"),
    (r"(?:\w+ )'(.*)' is not writable\.", "not_writable"),
)
_CHOICE = r"'(.*)' is not one of (.*)\."
_COMMANDS = (
    (r"No such command '(.*?)'", "no_command"),
    (r"Got unexpected extra argument\(s\) \((.*)\)", "extra"),
    (r"Missing command\.(.*)", "no_verb"),
)
_HELP = "NoArgsIsHelpError"


def said(error: typer.TyperException) -> str:
    """Return what was refused and where to read on; help that nobody asked for is only shown."""
    if type(error).__name__ == _HELP:
        return error.message
    code, facts = _meant(error)
    fault = words.say(code, **facts)
    if facts.get("guess"):
        mend = words.say("settings.mend_spelling", **facts)
        fault = words.say("settings.mended", fault=fault, mend=mend)
    ctx = getattr(error, "ctx", None)
    return words.say("cli.usage.said", fault=fault, command=ctx.command_path) if ctx else fault


def _meant(error: typer.TyperException) -> tuple[str, dict[str, object]]:
    match type(error).__name__:
        case "NoSuchOption":
            guess = next(iter(getattr(error, "possibilities", None) or ()), "")
            return "cli.usage.no_option", {"name": _option(error), "guess": guess}
        case "MissingParameter":
            return "cli.usage.missing", {"name": _named(error)}
        case "BadOptionUsage":
            needs = " requires " in error.message
            return f"cli.usage.{'needs_value' if needs else 'no_value'}", {"name": _option(error)}
        case "BadParameter":
            return _bad_value(error)
        case _:
            return _read(error)


def _bad_value(error: typer.TyperException) -> tuple[str, dict[str, object]]:
    if isinstance(error.__cause__, ValidationError):
        first = error.__cause__.errors()[0]
        if found := re.fullmatch(_CHOICE, str(first.get("ctx", {}).get("error", "")), re.DOTALL):
            return "cli.usage.choice", {"name": _named(error), **_chosen(found)}
        guess = settings.guess(str(first["input"]), reasons.choices(first))
        facts = {"name": _named(error), "value": str(first["input"]), "guess": guess}
        return "cli.usage.bad_value", {**facts, "why": reasons.of_value(first)}
    if getattr(error, "ctx", None) is None:  # a verb of ours refused, in the reader's language
        return "cli.usage.own", {"told": error.message}
    for pattern, name in _PATHS:
        if found := re.fullmatch(pattern, error.message, re.DOTALL):
            return f"cli.usage.{name}", {"name": _named(error), "path": found[1]}
    return "cli.usage.other", {"told": error.message}


def _chosen(found: re.Match[str]) -> dict[str, object]:
    """Return a choice that there is not, those that there are, and the nearest."""
    known = re.findall(r"'(.*?)'", found[2])
    return {"value": found[1], "known": ", ".join(known), "guess": settings.guess(found[1], known)}


def _read(error: typer.TyperException) -> tuple[str, dict[str, object]]:
    """Return what a refusal without a class of its own says."""
    for pattern, name in _COMMANDS:
        if found := re.match(pattern, error.message, re.DOTALL):
            guess = settings.guess(found[1], _verbs(error)) if name == "no_command" else ""
            return f"cli.usage.{name}", {"told": found[1], "guess": guess}
    return "cli.usage.other", {"told": error.message}


def _verbs(error: typer.TyperException) -> list[str]:
    ctx = getattr(error, "ctx", None)
    verbs: list[str] = ctx.command.list_commands(ctx) if ctx else []
    return verbs


def _option(error: typer.TyperException) -> str:
    return str(getattr(error, "option_name", ""))


def _named(error: typer.TyperException) -> str:
    """Return an option as it is typed, an argument as the help shows it."""
    param = getattr(error, "param", None)
    typed = [one for one in getattr(param, "opts", ()) if one.startswith("-")]
    return str(typed[0]) if typed else str(getattr(param, "name", "") or "").upper()

"""The command line's words, in the reader's language."""

import os
from collections.abc import Mapping

from rich.console import Console

from tocsin import settings
from tocsin.kernel import catalogue

OUT = Console(highlight=False, soft_wrap=True)
ERR = Console(stderr=True, highlight=False, soft_wrap=True)


def language() -> str:
    """Return the language of TOCSIN_LANGUAGE, else of the terminal."""
    asked = (os.environ.get(name) for name in ("TOCSIN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    told = next((one for one in asked if one and one not in {"C", "POSIX", "C.UTF-8"}), "en")
    return catalogue.closest(told.partition(".")[0])


def say(code: str, /, **facts: object) -> str:
    """Return a sentence of the catalogue."""
    return catalogue.standard().say(language(), code, facts)


def tell(code: str, /, **facts: object) -> None:
    """Print a sentence."""
    OUT.print(say(code, **facts), markup=False)


def say_line(line: Mapping[str, object]) -> None:
    """Print a line of codes and facts, on one line whatever stands in its facts."""
    facts = line["facts"]
    known = facts if isinstance(facts, Mapping) else {}
    said = catalogue.standard().say(language(), str(line["code"]), known)
    OUT.print("".join(one if one.isprintable() else " " for one in said), markup=False)


def complain(sentence: str) -> None:
    """Print a sentence on standard error; what a stranger wrote into it moves no cursor."""
    seen = "".join(one if one.isprintable() or one == "\n" else " " for one in sentence)
    ERR.print(seen, style="red", markup=False)


def fault(one: settings.Fault) -> str:
    """Return a configuration fault: its place, what is wrong, how to mend it."""
    told = say(one.reason, path=one.path, **one.facts)
    if one.mend:
        told = say("settings.mended", fault=told, mend=say(one.mend, path=one.path, **one.facts))
    return say("settings.placed", place=_place(one), fault=told)


def _place(one: settings.Fault) -> str:
    if one.file == settings.ENVIRONMENT and "variable" in one.facts:
        return say("settings.place.variable", **one.facts)
    if one.file in {settings.ENVIRONMENT, settings.FLAGS}:
        return say(f"settings.place.{one.file}")
    return say("settings.place.line", file=one.file, line=str(one.line)) if one.line else one.file

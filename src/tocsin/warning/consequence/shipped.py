"""The table that comes with Tocsin, and tables that people write in its form."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec

from tocsin.kernel import reasons
from tocsin.warning import errors
from tocsin.warning.consequence.model import ConsequenceClass, Table

MOST_CLASSES = 64
MOST_WORDS = 500
LONGEST_WORD = 60
LONGEST_CODE = 40


class _Class(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    lift: int = 1
    source: str = ""
    name: str = ""
    words: dict[str, tuple[str, ...]] = {}


class _Written(msgspec.Struct, forbid_unknown_fields=True):
    consequence: list[_Class]


@cache
def shipped_table() -> Table:
    """Return the table of this version of Tocsin."""
    return written(resources.files(__package__).joinpath("table.toml").read_text("utf-8"))


def written(text: str) -> Table:
    """Return the table that a TOML text holds; raises errors.BadTable."""
    try:
        return checked(tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        told = str(fault)
        why = reasons.because(
            "warning.bad_table.toml",
            line=reasons.toml_line(told, text),
            why=reasons.of_toml(told),
        )
        raise errors.BadTable(why=why) from fault


def checked(told: Mapping[str, object]) -> Table:
    """Return a table from its plain form; raises errors.BadTable."""
    try:
        read = msgspec.convert(told, type=_Written)
    except msgspec.ValidationError as fault:
        why = reasons.because("warning.bad_table.shape", told=str(fault))
        raise errors.BadTable(why=why) from fault
    classes = [ConsequenceClass(**msgspec.structs.asdict(one)) for one in read.consequence]
    codes = [one.code for one in classes]
    if len(set(codes)) != len(codes) or len(codes) > MOST_CLASSES:
        raise _bad("codes", most=MOST_CLASSES)
    for one in classes:
        _check(one)
    return Table(classes=tuple(classes))


def _check(one: ConsequenceClass) -> None:
    words = [word for some in one.words.values() for word in some]
    is_plain = (
        one.code.replace("_", "").isalnum() and one.code.isascii() and len(one.code) <= LONGEST_CODE
    )
    if not is_plain:
        raise _bad("code", about=one.code, most=LONGEST_CODE)
    if one.lift not in {0, 1, 2}:
        raise _bad("lift", about=one.code)
    if len(words) > MOST_WORDS or any(not 2 <= len(word) <= LONGEST_WORD for word in words):  # noqa: PLR2004 (one letter is in every post)
        raise _bad("words", about=one.code, most=MOST_WORDS, longest=LONGEST_WORD)


def _bad(why: str, *, about: str = "", **limits: object) -> errors.BadTable:
    told = {"class": about[:LONGEST_WORD], **limits}
    return errors.BadTable(
        why=reasons.because(f"warning.bad_table.{why}", **told), about=about[:LONGEST_WORD]
    )

"""The table that comes with Tocsin, and tables that people write in its form."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec

from tocsin.warning import errors
from tocsin.warning.consequence.model import ConsequenceClass, Table

MOST_CLASSES = 64
MOST_WORDS = 500
LONGEST_WORD = 60


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
        raise errors.BadTable(why=str(fault)) from fault


def checked(told: Mapping[str, object]) -> Table:
    """Return a table from its plain form; raises errors.BadTable."""
    try:
        read = msgspec.convert(told, type=_Written)
    except msgspec.ValidationError as fault:
        raise errors.BadTable(why=str(fault)) from fault
    classes = [ConsequenceClass(**msgspec.structs.asdict(one)) for one in read.consequence]
    codes = [one.code for one in classes]
    if len(set(codes)) != len(codes) or len(codes) > MOST_CLASSES:
        raise errors.BadTable(why="codes must differ, at most 64 classes")
    for one in classes:
        _check(one)
    return Table(classes=tuple(classes))


def _check(one: ConsequenceClass) -> None:
    words = [word for some in one.words.values() for word in some]
    is_plain = one.code.replace("_", "").isalnum() and one.code.isascii() and len(one.code) <= 40  # noqa: PLR2004 (a code is short)
    if not is_plain:
        raise errors.BadTable(why="code", code=one.code)
    if one.lift not in {0, 1, 2}:
        raise errors.BadTable(why="lift must be 0, 1 or 2", code=one.code)
    if len(words) > MOST_WORDS or any(not 2 <= len(word) <= LONGEST_WORD for word in words):  # noqa: PLR2004 (one letter is in every post)
        raise errors.BadTable(why="words: at most 500, of 2 to 60 characters", code=one.code)

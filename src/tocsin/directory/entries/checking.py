"""Whether an entry can be kept: readable names, and nothing that points nowhere."""

import unicodedata
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime

from tocsin.directory.entries import errors, model
from tocsin.kernel import reasons

LONGEST_NAME = 200
LONGEST_TEXT = 20_000
MOST = 200  # of anything an entry lists
POINTERS: tuple[tuple[str, type[model.Entry]], ...] = (
    ("department_id", model.Department),
    ("parent_id", model.Department),
    ("head_id", model.Person),
    ("owner_id", model.Person),
    ("contact_id", model.MediaContact),
    ("leader_id", model.Leader),
)


def checked(one: model.Entry) -> model.Entry:
    """Return an entry that can be kept; raises BadEntry with why."""
    if not 1 <= len(one.entry_id) <= LONGEST_NAME or not _is_plain(one.entry_id):
        raise _bad(one, "id")
    if not 1 <= len(one.name.strip()) <= LONGEST_NAME or not _is_plain(one.name):
        raise _bad(one, "name")
    for value in _values(one):
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            raise _bad(one, "long")
        if isinstance(value, str) and "\x00" in value:
            raise _bad(one, "letters")
        if isinstance(value, tuple) and len(value) > MOST:
            raise _bad(one, "many")
    if any(not begins < ends for begins, ends in _spans(one)):
        raise _bad(one, "order")
    return one


def pointed(one: model.Entry) -> Iterator[tuple[type[model.Entry], str]]:
    """Yield what an entry points to, empty pointers left out."""
    found: list[tuple[type[model.Entry], str]] = []
    for field, kind in POINTERS:
        found += [(kind, getattr(one, field, ""))]
    if isinstance(one, model.Duty):
        for held in one.holdings:
            found += [(model.Person, who) for who in (held.person_id, *held.deputies)]
    if isinstance(one, model.Policy):
        found += [(model.Person, who) for who in one.readers]
    yield from (pair for pair in found if pair[1])


def kind_of(one: model.Entry | type[model.Entry]) -> str:
    """Return the word for an entry's kind.

    >>> kind_of(model.MediaContact)
    'media_contact'
    """
    wanted = one if isinstance(one, type) else type(one)
    return next(word for word, kind in model.KINDS.items() if kind is wanted)


def _spans(one: model.Entry) -> Iterator[tuple[datetime, datetime]]:
    if isinstance(one, model.Person):
        yield from ((away.begins_at, away.ends_at) for away in one.away)
    if isinstance(one, model.Duty):
        for held in one.holdings:
            if held.begins_at is not None and held.ends_at is not None:
                yield held.begins_at, held.ends_at


def _values(one: object) -> Iterator[object]:
    for field in fields(one):  # type: ignore[arg-type]  # only dataclasses come here
        value = getattr(one, field.name)
        yield value
        if isinstance(value, tuple):
            for part in value:
                yield part
                if hasattr(part, "__dataclass_fields__"):
                    yield from _values(part)


def _is_plain(text: str) -> bool:
    """Return whether a name can be read: no control, bidi or zero-width marks."""
    return all(letter == " " or unicodedata.category(letter)[0] not in "CZ" for letter in text)


def _bad(one: model.Entry, why: str) -> errors.BadEntry:
    shown = "".join(letter for letter in one.name if letter.isprintable())[:LONGEST_NAME]
    return errors.BadEntry(
        kind=kind_of(one), name=shown, why=reasons.because(f"directory.bad_entry.{why}")
    )

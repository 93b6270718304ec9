"""The rooms' values as JSON text, and back."""

from typing import TypeVar

import msgspec

T = TypeVar("T")


def told(value: object) -> str:
    """Return a value as JSON text."""
    return msgspec.json.encode(value).decode()


def taken(text: str, kind: type[T]) -> T:
    """Return the value that `told` wrote."""
    return msgspec.json.decode(text, type=kind)


def printable(text: str) -> str:
    """Return hostile text as every database takes it: no NUL, no lone surrogate."""
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()

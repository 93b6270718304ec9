"""The lines of an ICS file (RFC 5545, 3.1): unfolded, each with its number, name and value."""

from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 10_000  # characters; what follows says nothing of when


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line; `name` is "" where it is no line of a calendar."""

    number: int
    name: str
    parameters: dict[str, str]
    value: str


def read(text: str) -> list[Line]:
    """Return the lines of a file; a line that begins with a space goes on with the one before."""
    return [_line(number, told) for number, told in _unfolded(text)]


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    number, held = 0, [""]
    for at, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if raw[:1] in {" ", "\t"} and held[0]:
            held.append(raw[1:])
            continue
        if held[0]:
            yield number, "".join(held)[:_LONGEST]
        number, held = at, [raw if raw.strip() else ""]
    if held[0]:
        yield number, "".join(held)[:_LONGEST]


def _line(number: int, told: str) -> Line:
    # A colon or semicolon inside quotation marks belongs to a parameter.
    head, sign, value = _split(told, ":")
    name, _, rest = head.partition(";")
    is_known = bool(sign) and name.replace("-", "").isalnum()
    parameters = {}
    while rest:
        one, _, rest = _split(rest, ";")
        key, _, given = one.partition("=")
        parameters[key.upper()] = given.strip('"')
    return Line(
        number=number,
        name=name.upper() if is_known else "",
        parameters=parameters,
        value=value,
    )


def _split(told: str, sign: str) -> tuple[str, str, str]:
    is_quoted = False
    for at, one in enumerate(told):
        is_quoted ^= one == '"'
        if one == sign and not is_quoted:
            return told[:at], sign, told[at + 1 :]
    return told, "", ""

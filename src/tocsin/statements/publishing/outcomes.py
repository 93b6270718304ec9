"""What a publisher says of one try, or of one look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it."""

    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Out(Outcome):
    """It is out, and this proves it."""

    proof: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Outcome):
    """It is not out and never will be as it is: fault is a code."""

    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSent(Outcome):
    """It is certainly not out; trying again may help."""

    fault: str
    wait_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear(Outcome):
    """Perhaps it is out."""

    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent(Outcome):
    """Of a look: it is certainly not there, and a second try cannot double it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Outcome):
    """Of a look: cannot be told; a person has to."""

    fault: str = "statements.fault.cannot_look"

"""What a check says, and what it is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from tocsin.statements import drafting, facts
from tocsin.statements.checks import consistency


class Grade(IntEnum):
    """How much a finding asks of a person."""

    HINT = 1
    WARN = 2
    STOP = 3  # the channel cannot carry it

    @property
    def word(self) -> str:
        """Return the grade as the API writes it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing about one stretch of the text (0 to 0: about the whole of it)."""

    code: str  # "length.over", "words.vague" …: its sentence is in the catalogue
    grade: Grade
    start: int = 0
    end: int = 0
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a draft is held against."""

    statement: drafting.Statement
    known: Sequence[facts.Fact] = ()  # the ledger of the case
    said: Sequence[consistency.Said] = ()
    at: datetime | None = None  # on the wall of the case: what "yesterday" means
    names: Sequence[Sequence[str]] = ()  # what means the same: people, firms, in all scripts

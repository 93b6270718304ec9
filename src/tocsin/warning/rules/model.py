"""What people have put in force, and one entry of the book that keeps every version."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from tocsin.warning.consequence import Declaration, Table, shipped_table
from tocsin.warning.periods import Period
from tocsin.warning.rules.budgets import Budget
from tocsin.warning.rules.chances import Chances


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One version: what changed, who did it, when and why. Nothing of it is ever removed."""

    version: int  # rises by one with each entry, whatever its kind
    kind: str  # "table", "budget", "declaration"
    scope: str  # a watch id; "" = the whole house
    at: datetime
    person: str
    why: str
    body: str  # JSON of the Table, Budget or Declaration

    @property
    def declared(self) -> str:
        """Return the class of consequence that a person spoke of; "" where it is none's word."""
        if self.kind != "declaration":
            return ""
        return msgspec.json.decode(self.body, type=Declaration).code


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything in force at one moment."""

    version: int = 0  # of the newest entry; 0 = as shipped
    table: Table = field(default_factory=shipped_table)
    budgets: Mapping[str, Budget] = field(default_factory=dict)  # by watch; "" = the house's own
    presets: Mapping[str, str] = field(default_factory=dict)  # watch → preset's code
    periods: tuple[Period, ...] = ()
    chances: Chances = field(default_factory=Chances)  # what verdicts taught

"""The sheet of 5W1H: filled from the ledger, and open about its gaps."""

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.statements.facts.model import SIX, Aspect, Fact, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question and what is known of it, the newest first."""

    aspect: Aspect
    confirmed: tuple[Fact, ...]
    open: tuple[Fact, ...]  # unconfirmed, rumours
    denied: tuple[Fact, ...]

    @property
    def is_gap(self) -> bool:
        """Return whether nothing is confirmed."""
        return not self.confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All questions of a case."""

    case_id: str
    rows: tuple[Row, ...]

    @property
    def gaps(self) -> tuple[Aspect, ...]:
        """Return the questions of the six that nothing confirmed answers."""
        return tuple(row.aspect for row in self.rows if row.is_gap and row.aspect in SIX)

    def of(self, aspect: Aspect) -> Row:
        """Return the row of a question."""
        return next(row for row in self.rows if row.aspect is aspect)


def fill(case_id: str, newest: Iterable[Fact]) -> Sheet:
    """Return the sheet of the newest versions of a case's facts."""
    ordered = sorted(newest, key=lambda one: (one.at, one.fact_id), reverse=True)
    return Sheet(case_id=case_id, rows=tuple(_row(aspect, ordered) for aspect in Aspect))


def _row(aspect: Aspect, ordered: list[Fact]) -> Row:
    asked = [one for one in ordered if one.aspect is aspect]
    return Row(
        aspect=aspect,
        confirmed=tuple(one for one in asked if one.standing is Standing.CONFIRMED),
        open=tuple(one for one in asked if one.standing in {Standing.UNCONFIRMED, Standing.RUMOUR}),
        denied=tuple(one for one in asked if one.standing is Standing.DENIED),
    )

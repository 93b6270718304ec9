"""Clocks that a text meets by being out: the promise was to say it, not to press a button."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from tocsin import cases
from tocsin.adapters import sql
from tocsin.statements import drafting

_MANY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A clock that runs though what it asks for is out."""

    clock_id: str
    note: str  # where it stands
    at: datetime


def met(books: sql.Books, desk: cases.Desk, opened: Iterable[cases.Case]) -> Iterator[Met]:
    """Yield every clock of these cases that something published since it began has met."""
    for case in opened:
        rules = cases.verbs.opening.playbook(desk, case.playbook).clocks
        wants = {one.code: one.met_by for one in rules if one.met_by}
        for clock in desk.books.clocks.of(case.case_id):
            if clock.is_running and clock.code in wants:
                yield from _out(books, clock, wants[clock.code])


def _out(books: sql.Books, clock: cases.clocks.Clock, kind: str) -> Iterator[Met]:
    found = books.publications.published(case_id=clock.case_id, limit=_MANY)
    for out in sorted(found, key=lambda one: one.published_at or one.at):
        said = books.drafts.statement(out.statement_id)
        at = out.published_at
        if said and at and at >= clock.began_at and said.kind == kind and _is_whole(said):
            yield Met(clock_id=clock.clock_id, note=out.url or out.proof or out.channel, at=at)
            return


def _is_whole(said: drafting.Statement) -> bool:
    """Return whether it says what its kind must: first words, when the next come."""
    return said.kind is not drafting.Kind.HOLDING or said.next_update_at is not None

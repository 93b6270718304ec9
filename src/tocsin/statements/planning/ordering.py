"""Whose turn it is: our own people before the press. A gate with a door: a reason opens it."""

from collections.abc import Iterable, Sequence

from tocsin.statements.drafting import Draft, Kind, Statement, is_mailed
from tocsin.statements.planning.model import PARTIES, Party, Turn


def ordered(turns: Iterable[Turn]) -> list[Turn]:
    """Return a plan as it is gone through."""
    return sorted(
        turns, key=lambda one: (PARTIES.index(one.party), one.due_at or one.drawn_at, one.turn_id)
    )


def done(turns: Iterable[Turn], out: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the ids of the turns that are settled; `out` = (statement, channel) published."""
    told = set(out)
    carried = {statement for statement, _ in told}
    return frozenset(
        one.turn_id
        for one in turns
        if one.is_settled
        or (one.statement_id, one.channel) in told
        or (one.party is Party.ENTERPRISE and one.statement_id and one.statement_id in carried)
    )


def before(
    draft: Draft, statement: Statement, turns: Sequence[Turn], settled: frozenset[str]
) -> list[Turn]:
    """Return the turns that have to come before a draft goes out: nobody reads it in the paper.

    What goes to the press waits for our own people; so does what carries a turn of the media.
    A holding statement to everybody waits for nobody: its clock runs.
    """
    to_press = (
        is_mailed(draft.channel)
        or draft.channel == "press"
        or statement.kind is Kind.PRESS
        or any(_carries(one, draft) and one.party is Party.MEDIA for one in turns)
    )
    if not to_press or statement.kind is Kind.INTERNAL:
        return []
    return [one for one in turns if one.party is Party.ENTERPRISE and one.turn_id not in settled]


def _carries(one: Turn, draft: Draft) -> bool:
    return bool(one.statement_id) and one.statement_id == draft.statement_id

"""What the house knows around a text: how grave its case stands, its names, who signs for whom."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from tocsin import warning
from tocsin.statements.drafting import Draft
from tocsin.statements.signing import Line

# How grave a case stands: its words are signed for that level, whatever the statement says.
LevelOf = Callable[[str], warning.Level]


def never_graver(case_id: str) -> warning.Level:
    """Return that a statement's own level is enough: a room without cases."""
    del case_id
    return warning.Level.NONE


# How far the public is held to think us responsible, as the advice on a case has it: "" = unknown.
ClusterOf = Callable[[str], str]


def not_judged(case_id: str) -> str:
    """Return that nobody knows: a room without cases."""
    del case_id
    return ""


# Names that mean the same in all scripts, as people of a case's watches have listed them.
NamesOf = Callable[[str], Sequence[Sequence[str]]]


def nobody_named(case_id: str) -> Sequence[Sequence[str]]:
    """Return that no name is known by another: a room without watches."""
    del case_id
    return ()


# Who carries each of some duties under a text, in the order in which they step in.
LinesOf = Callable[[Draft, Collection[str], datetime], Sequence[Line]]


def no_lines(draft: Draft, duties: Collection[str], now: datetime) -> Sequence[Line]:
    """Return that nobody steps in for anybody: a room without a directory."""
    del draft, duties, now
    return ()


# When somebody was let go as a user; None = they are still one, or nobody knows them.
LetGoAt = Callable[[str], datetime | None]


def nobody_left(user_id: str) -> datetime | None:
    """Return that whoever signed is still there: a room without a directory."""
    del user_id
    return None

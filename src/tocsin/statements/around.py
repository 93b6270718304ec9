"""What the house knows around a text: how grave its case stands, its names, who signs for whom."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, tzinfo

from tocsin import warning
from tocsin.statements.drafting import Draft
from tocsin.statements.signing import Line, Lost, Signature

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


# On whose wall the clock of a case hangs: what "yesterday" was.
ZoneOf = Callable[[str], tzinfo]


def universal(case_id: str) -> tzinfo:
    """Return UTC: a room without cases."""
    del case_id
    return UTC


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


# Whom of our people a user is: two users of one person are one. "" = none of them.
PersonOf = Callable[[str], str]


def themselves(user_id: str) -> str:
    """Return that every user is a person of their own: a room without a directory."""
    return user_id


# Why somebody's word under some duties counts no more, though they have not taken it back.
LostOf = Callable[[Signature, Collection[str]], Lost | None]


def nothing_lost(one: Signature, duties: Collection[str]) -> Lost | None:
    """Return that whoever signed may sign still: a room without a directory."""
    del one, duties
    return None

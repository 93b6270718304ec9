"""What may be said in answer to a voice: words that passed the sign-off of their level.

A post is answered by a statement of its own. What is said to one person alone, on the telephone or
at the counter, is entered as it was said; from orange on only in words that went out signed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tocsin import warning
from tocsin.cases import errors
from tocsin.cases.papers import Negative

_FROM = warning.Level.ORANGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One text of a case that went out signed."""

    text: str
    answers: str = ""  # id of the voice that it answers


Said = Callable[[str], Sequence[Spoken]]


def unsaid(case_id: str) -> Sequence[Spoken]:
    """Return that nothing went out: a room without statements."""
    del case_id
    return ()


def words(
    one: Negative,
    said: Sequence[Spoken],
    level: warning.Level,
    answer: str,
    *,
    is_private: bool,
) -> str:
    """Return what a voice was answered; raises UnsignedAnswer for words that nobody signed."""
    own = next((each.text for each in said if each.answers == one.negative_id), "")
    if own:
        return own
    told = " ".join(answer.split())
    is_signed = bool(told) and any(told in " ".join(each.text.split()) for each in said)
    if is_private and (level < _FROM or is_signed):
        return answer
    raise errors.UnsignedAnswer(negative_id=one.negative_id, level=level.word)

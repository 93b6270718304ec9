"""Who signs for a duty when its holder cannot: whoever stands next in its line. Pure.

The line is the duty's: who is on shift, the holder, the deputies in order. Somebody carries the
duty under one text once everybody before them in the line has an excuse.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from tocsin.statements.drafting import Draft, sealing
from tocsin.statements.signing.model import Signature, StoodIn, Word

AWAY, UNABLE = "away", "unable"
AUTHOR, SIGNED, SILENT = "author", "signed", "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One person of a line."""

    user_id: str
    name: str
    why: str = ""  # why they sign nothing now: away, or unable (no user that may approve)
    silent_at: datetime | None = None  # asked for this text: from when on silence excuses


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Those who can carry one duty, the first first."""

    duty: str
    people: tuple[Stand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """How one person of a line stands to one text."""

    person: Stand
    excuse: str  # why they do not carry the duty, "" = they can
    is_next: bool  # everybody before them has an excuse, and they have none


def turns(line: Line, draft: Draft, words: Sequence[Signature], now: datetime) -> tuple[Turn, ...]:
    """Return how everybody of a line stands to a text."""
    told: list[Turn] = []
    is_free = True
    for one in line.people:
        excuse = _excuse(one, draft, words, now)
        told.append(Turn(person=one, excuse=excuse, is_next=is_free and _may_sign(excuse)))
        is_free = is_free and bool(excuse)
    return tuple(told)


def stood_in(
    lines: Collection[Line],
    draft: Draft,
    words: Sequence[Signature],
    user_id: str,
    now: datetime,
) -> tuple[StoodIn, ...]:
    """Return the duties that somebody carries under a text, and who before them could not."""
    found = []
    for line in lines:
        told = turns(line, draft, words, now)
        place = next((at for at, one in enumerate(told) if one.person.user_id == user_id), None)
        if place is None or not told[place].is_next:
            continue
        before = [one for one in told[:place] if one.person.user_id != user_id]
        found.append(
            StoodIn(
                duty=line.duty,
                instead_of=tuple(one.person.name for one in before),
                why=tuple(one.excuse for one in before),
            )
        )
    return tuple(found)


def _excuse(one: Stand, draft: Draft, words: Sequence[Signature], now: datetime) -> str:
    if one.why:
        return one.why
    if one.user_id in draft.author_ids:
        return AUTHOR
    seal = sealing.seal(draft)
    theirs = [each for each in words if each.person_id == one.user_id and each.seal == seal]
    standing = [each for each in theirs if each.withdrawn_at is None and each.lost is None]
    if any(each.word is Word.APPROVED and each.expires_at > now for each in standing):
        return SIGNED
    if any(each.word is Word.DECLINED for each in standing):
        return ""  # a no is an answer: nobody signs over it
    return SILENT if one.silent_at is not None and one.silent_at <= now else ""


def _may_sign(excuse: str) -> bool:
    """Return whether somebody's own word may carry the duty: the silent may still speak."""
    return excuse in {"", SILENT, SIGNED}

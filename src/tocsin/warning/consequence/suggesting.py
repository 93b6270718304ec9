"""Which classes touch a warning: those that posts speak of far more than usual, or a person's."""

from collections.abc import Mapping

from tocsin.warning.consequence.model import ALONE, CONFIRMED, Declaration, Finding, Heard, Table
from tocsin.warning.consequence.remembering import Memory

WINDOW_MINUTES = 6 * 60
LEAST_POSTS = 3
LEAST_SHARE = 0.2
OVER_USUAL = 2.0
_TOLD = 5


def findings(
    table: Table, memory: Memory, declared: Mapping[str, Declaration], minute: int
) -> tuple[Finding, ...]:
    """Return the classes that touch a watch at `minute`, the heaviest first.

    The posts suggest a class when at least three of them, a fifth of all, and twice as many as
    usual speak of it. What a person has said of a class counts instead.
    """
    recent = [one for one in memory.heard if minute - WINDOW_MINUTES < one.minute <= minute]
    found = [_found(table, code, memory, recent, declared.get(code)) for code in _codes(table)]
    kept = [one for one in found if one is not None]
    return tuple(sorted(kept, key=lambda one: (-one.lift, -one.share, one.code)))


def lift(found: tuple[Finding, ...]) -> int:
    """Return by how many levels they lift a warning: the heaviest counts, they don't add up."""
    return max((one.lift for one in found), default=0)


def _codes(table: Table) -> list[str]:
    return [one.code for one in table.classes]


def _found(
    table: Table, code: str, memory: Memory, recent: list[Heard], said: Declaration | None
) -> Finding | None:
    known = table.of(code)
    if known is None or (said is not None and not said.applies):
        return None
    posts = [one for one in recent if code in one.words]
    share = len(posts) / len(recent) if recent else 0.0
    usual = memory.share(code)
    if said is None and not _is_telling(len(posts), share, usual):
        return None
    posts.sort(key=lambda one: (-one.score, one.post))
    is_confirmed = said is not None and said.second
    return Finding(
        code=code,
        name=known.name,
        lift=min(known.lift, CONFIRMED if is_confirmed else ALONE),
        posts=tuple(one.post for one in posts[:_TOLD]),
        words=tuple(dict.fromkeys(one.words[code] for one in posts))[:_TOLD],
        share=round(share, 4),
        usual=round(usual, 4),
        by=said.person if said else "",
        is_confirmed=is_confirmed,
    )


def _is_telling(posts: int, share: float, usual: float) -> bool:
    return posts >= LEAST_POSTS and share >= LEAST_SHARE and share >= OVER_USUAL * usual

"""A plan drawn from a playbook's words and the directory's list; drawn again it only grows."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tocsin import warning
from tocsin.kernel import ids
from tocsin.statements.planning.model import Listener, Party, Turn

_LEVEL = warning.Level
_GROUPS: Mapping[str, Party] = {
    **dict.fromkeys(
        ("employees", "colleagues", "board", "shops", "staff", "investors", "owners"),
        Party.ENTERPRISE,
    ),
    **dict.fromkeys(
        ("regulator", "regulators", "government", "authority", "authorities", "police"),
        Party.GOVERNMENT,
    ),
    **dict.fromkeys(("media", "press", "fact-checkers", "journalists"), Party.MEDIA),
}
# How far a story has to have come before we tell a party by ourselves: who is harmed hears first
# and always; the press hears what everybody may.
_FROM: Mapping[Party, warning.Level] = {
    Party.ENTERPRISE: _LEVEL.BLUE,
    Party.GOVERNMENT: _LEVEL.ORANGE,
    Party.PUBLIC: _LEVEL.YELLOW,
    Party.MEDIA: _LEVEL.ORANGE,
}
_HARMED = frozenset({"injured", "affected", "users", "customers", "consumers"})
# After the plan is drawn: the first hour's holding statement is everybody's.
_DUE: Mapping[Party, timedelta] = {
    Party.ENTERPRISE: timedelta(minutes=30),
    Party.GOVERNMENT: timedelta(minutes=60),
    Party.PUBLIC: timedelta(minutes=60),
    Party.MEDIA: timedelta(minutes=90),
}


_BETWEEN = timedelta(minutes=15)  # those who hear one after the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a playbook has for an audience at a stage."""

    audience: str
    stage: str
    role: str = ""
    channel: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


def party(group: str) -> Party:
    """Return which of the four an audience belongs to; whoever is not named is the public.

    >>> str(party("Employees")), str(party("regulators")), str(party("users"))
    ('enterprise', 'government', 'public')
    """
    return _GROUPS.get(group.strip().lower(), Party.PUBLIC)


def draw(
    case_id: str,
    *,
    level: warning.Level,
    words: Iterable[Words],
    listeners: Sequence[Listener],
    drawn: Iterable[Turn],
    now: datetime,
) -> list[Turn]:
    """Return the turns that the level asks for and that the plan does not have yet."""
    known = {one.turn_id for one in drawn}
    made = [
        *(_of_words(case_id, one, now) for one in words),
        *(_of_listener(case_id, one, now) for one in listeners),
    ]
    fresh = {one.turn_id: one for one in made if one.from_level <= level}
    return [one for key, one in fresh.items() if key not in known]


def _of_words(case_id: str, one: Words, now: datetime) -> Turn:
    whose = party(one.audience)
    return Turn(
        turn_id=_key(case_id, one.stage, one.audience, one.channel),
        number=1,
        case_id=case_id,
        party=whose,
        audience=one.audience,
        stage=one.stage,
        from_level=_from(whose, one.audience),
        channel=one.channel,
        duty=one.role,
        due_at=now + _DUE[whose],
        texts=one.texts,
        drawn_at=now,
    )


def _of_listener(case_id: str, one: Listener, now: datetime) -> Turn:
    whose = party(one.group)
    return Turn(
        turn_id=_key(case_id, "listener", one.listener_id),
        number=1,
        case_id=case_id,
        party=whose,
        audience=one.name,
        from_level=_from(whose, one.group),
        channel=one.channel,
        owner_id=one.owner_id,
        owner=one.owner,
        listener_id=one.listener_id,
        due_at=now + _after(whose, one.rank),
        drawn_at=now,
    )


def _after(whose: Party, rank: int) -> timedelta:
    """Return when somebody has to have heard: rank 0 in half the time, each beyond 1 later."""
    return _DUE[whose] / 2 if rank == 0 else _DUE[whose] + _BETWEEN * (rank - 1)


def _from(whose: Party, group: str) -> warning.Level:
    return _LEVEL.BLUE if group.strip().lower() in _HARMED else _FROM[whose]


def _key(*parts: str) -> str:
    """Return the same id for the same turn: a plan drawn twice has it once."""
    told = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).digest()
    return ids.uuid7(_ERA, entropy=int.from_bytes(told))


_ERA = datetime.fromisoformat("2020-01-01T00:00:00+00:00")

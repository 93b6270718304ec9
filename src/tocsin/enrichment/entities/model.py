"""Known names, new ones, and what a person decides of a new one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal, get_args

from tocsin.enrichment.entities import errors
from tocsin.kernel import folding

# "work": a title in 《》; "topic": a hashtag; "name": what it is cannot be told from its shape.
Kind = Literal["brand", "person", "product", "place", "organisation", "work", "topic", "name"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Decision = Literal["entity", "alias", "term", "dismissed"]

LONGEST = 80
MOST_NAMES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that a watch knows by name, and how else it is called.

    A hit inside one of `exclusions` does not count: 苹果 within 苹果树 is the fruit.
    """

    entity_id: str
    watch_id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    person: str = ""
    at: datetime

    @property
    def names(self) -> tuple[str, ...]:
        """Return all that it is called by."""
        return (self.name, *self.aliases)


class State(StrEnum):
    """Where a new name stands."""

    OPEN = "open"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """A name that posts of a watch hold more often than they used to."""

    watch_id: str
    key: str  # folded: what makes two spellings one
    name: str  # as most posts write it
    kind: Kind
    posts: int  # of those read, lately
    texts: int  # different ones: copies count once
    accounts: int
    posts_before: int
    read: int  # how many posts were read, lately
    read_before: int
    score: float  # how surprising: the log-likelihood ratio of the two shares
    first_at: datetime
    last_at: datetime
    examples: tuple[str, ...] = ()  # platform/post_id, of different texts
    state: State = State.OPEN
    decision: Decision | None = None
    entity_id: str = ""  # the known name that it became or became another name of
    person: str = ""
    decided_at: datetime | None = None


def key(name: str) -> str:
    """Return what is the same of one name however it is written."""
    return " ".join(folding.fold(name).split())


def checked(one: Entity, others: Sequence[Entity]) -> Entity:
    """Return a known name without doubles; `others` are those of its watch.

    Raises Nobody, Nameless, TooMany, KnownOtherwise.
    """
    if not one.person.strip():
        raise errors.Nobody
    names, exclusions = _distinct(one.names), _distinct(one.exclusions)
    if max(len(names), len(exclusions)) > MOST_NAMES:
        raise errors.TooMany(limit=MOST_NAMES)
    taken = {
        key(name): other.name
        for other in others
        if other.entity_id != one.entity_id
        for name in other.names
    }
    for name in names:
        if key(name) in taken:
            raise errors.KnownOtherwise(name=name, entity=taken[key(name)])
    return replace(one, name=names[0], aliases=names[1:], exclusions=exclusions)


def decided(
    one: NewName, decision: Decision, *, person: str, now: datetime, entity_id: str = ""
) -> NewName:
    """Return what a person made of a new name; raises Nobody, AlreadyDecided."""
    if not person.strip():
        raise errors.Nobody
    if one.state is State.DECIDED:
        raise errors.AlreadyDecided(name=one.name, person=one.person)
    return replace(
        one,
        state=State.DECIDED,
        decision=decision,
        entity_id=entity_id,
        person=person,
        decided_at=now,
    )


def reopened(one: NewName, *, person: str) -> NewName:
    """Return a name that nobody has decided on any more; raises Nobody, NotDecided."""
    if not person.strip():
        raise errors.Nobody
    if one.state is not State.DECIDED:
        raise errors.NotDecided(name=one.name)
    return replace(one, state=State.OPEN, decision=None, entity_id="", person="", decided_at=None)


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        plain = " ".join(name.split())
        if not key(plain) or len(plain) > LONGEST or not plain.isprintable():
            raise errors.Nameless(name=plain[:LONGEST], limit=LONGEST)
        found.setdefault(key(plain), plain)
    return tuple(found.values())

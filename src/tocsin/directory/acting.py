"""Who acts, and what a role may do: every verb is refused that no law grants."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tocsin.directory import errors


class Role(StrEnum):
    """What a user is trusted with."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    RESPONDER = "responder"
    DRAFTER = "drafter"
    APPROVER = "approver"
    PUBLISHER = "publisher"
    AUDITOR = "auditor"
    ADMIN = "admin"


Law = Mapping[str, frozenset[Role]]  # which roles may do which verb, "case.open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A signed-in user as the services see one: no service acts for nobody."""

    user_id: str
    name: str
    roles: frozenset[Role]
    duties: frozenset[str] = frozenset()  # ids of the duties held now, deputies' included


def whoever(name: str) -> Actor:
    """Return who acts in a house without users, by the name they give.

    Nobody signs in there: the door has decided who reaches it. They watch and rule; the rooms of
    the response act for nobody but users.
    """
    roles = frozenset({Role.ANALYST, Role.RESPONDER, Role.ADMIN})
    return Actor(user_id=name, name=name, roles=roles)


def at_console(name: str) -> Actor:
    """Return who acts at the terminal of whoever owns the data folder: as administrator."""
    return Actor(user_id=f"console:{name}", name=name, roles=frozenset({Role.ADMIN}))


def may(actor: Actor, verb: str, law: Law) -> bool:
    """Return whether a law grants the verb to one of the actor's roles.

    >>> law = {"case.open": frozenset({Role.RESPONDER})}
    >>> may(Actor(user_id="u", name="U", roles=frozenset({Role.VIEWER})), "case.open", law)
    False
    """
    return not actor.roles.isdisjoint(law.get(verb, frozenset()))


def require(actor: Actor, verb: str, law: Law) -> None:
    """Raise errors.NotAllowed unless the law grants the verb to the actor."""
    if not may(actor, verb, law):
        raise errors.NotAllowed(verb=verb, person=actor.name)

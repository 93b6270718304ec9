"""The verbs of entries; each asks the law first, the caller holds the transaction."""

from dataclasses import replace
from datetime import datetime
from typing import Protocol, TypeVar

from tocsin.directory import law
from tocsin.directory.acting import Actor, require
from tocsin.directory.entries import checking, errors, model, ports
from tocsin.kernel import reasons

E = TypeVar("E", bound=model.Entry)


class Books(Protocol):
    """The books of the directory, within one transaction."""

    @property
    def entries(self) -> ports.Entries:
        """Return everybody and everything."""
        ...

    @property
    def shifts(self) -> ports.Shifts:
        """Return the rota."""
        ...

    @property
    def reads(self) -> ports.Reads:
        """Return who has read what."""
        ...


def listed(books: Books, actor: Actor, kind: type[E]) -> list[E]:
    """Return all of a kind; raises NotAllowed."""
    require(actor, "entries.read", law.LAW)
    return books.entries.all(kind)


def keep(books: Books, actor: Actor, one: E) -> E:
    """Keep an entry, new or changed; raises NotAllowed, BadEntry."""
    require(actor, f"{checking.kind_of(one)}.keep", law.LAW)
    checking.checked(one)
    for kind, entry_id in checking.pointed(one):
        is_itself = kind is type(one) and entry_id == one.entry_id
        if not is_itself and books.entries.get(kind, entry_id) is None:
            lacking = f"no_{checking.kind_of(kind)}"
            raise errors.BadEntry(
                kind=checking.kind_of(one),
                name=one.name,
                why=reasons.because(f"directory.bad_entry.{lacking}", id=entry_id),
            )
    books.entries.put(_newer(books, one))
    kept = books.entries.get(type(one), one.entry_id)
    return one if kept is None else kept


def remove(books: Books, actor: Actor, kind: type[model.Entry], entry_id: str) -> None:
    """Forget an entry; raises NotAllowed, UnknownEntry, StillUsed where others point to it."""
    word = checking.kind_of(kind)
    require(actor, f"{word}.remove", law.LAW)
    one = books.entries.get(kind, entry_id)
    if one is None:
        raise errors.UnknownEntry(kind=word, id=entry_id)
    for other_kind in model.KINDS.values():
        for other in books.entries.all(other_kind):
            if (kind, entry_id) in checking.pointed(other) and other != one:
                raise errors.StillUsed(name=one.name, by=other.name)
    books.entries.remove(kind, entry_id)


def confirm(
    books: Books, actor: Actor, policy_id: str, person_id: str, now: datetime
) -> model.Read:
    """Enter that the actor has read the version of a policy that is in force."""
    require(actor, "policy.confirm", law.LAW)
    policy = books.entries.get(model.Policy, policy_id)
    if policy is None:
        raise errors.UnknownEntry(kind="policy", id=policy_id)
    one = model.Read(policy_id=policy_id, version=policy.version, person_id=person_id, at=now)
    books.reads.put(one)
    return one


def unread(books: Books, policy: model.Policy) -> list[model.Person]:
    """Return who must still read the version in force."""
    done = {one.person_id for one in books.reads.of(policy.entry_id, policy.version)}
    people = books.entries.all(model.Person)
    wanted = [one for one in people if not policy.readers or one.entry_id in policy.readers]
    return [one for one in wanted if one.entry_id not in done]


def _newer(books: Books, one: model.Entry) -> model.Entry:
    """Return a policy under a new version where its text changed; others as they are."""
    if not isinstance(one, model.Policy):
        return one
    was = books.entries.get(model.Policy, one.entry_id)
    if was is None:
        return one
    if was.text == one.text:
        return replace(one, version=was.version, since=was.since, earlier=was.earlier)
    left = model.Edition(version=was.version, text=was.text, since=was.since)
    earlier = (*was.earlier, left)[-checking.MOST :]
    return replace(one, version=was.version + 1, earlier=earlier)

"""What people decide on names, between them and the books; every decision is on the audit trail."""

from dataclasses import replace
from datetime import datetime

from tocsin import directory
from tocsin.adapters import sql
from tocsin.enrichment import entities
from tocsin.kernel import ids
from tocsin.runtimes import publishing
from tocsin.runtimes.rulings import law


def put(books: sql.Books, actor: directory.Actor, one: entities.Entity) -> entities.Entity:
    """Keep a known name as the actor's word; raises NotAllowed, what `entities.checked` does."""
    directory.require(actor, "entity.keep", law.LAW)
    one = replace(one, person=actor.name)
    kept = entities.checked(one, books.entities.of(one.watch_id))
    books.entities.put(kept)
    facts = {
        "watch_id": kept.watch_id,
        "kind": kept.kind,
        "names": kept.names,
        "exclusions": kept.exclusions,
    }
    books.audit.append(kept.at, kept.person, "entity.kept", kept.entity_id, facts)
    publishing.changed(books, "entities", kept.watch_id, kept.at)
    return kept


def remove(
    books: sql.Books, actor: directory.Actor, watch_id: str, entity_id: str, *, now: datetime
) -> entities.Entity:
    """Forget a known name; raises NotAllowed, Nobody, UnknownEntity."""
    directory.require(actor, "entity.remove", law.LAW)
    if not actor.name.strip():
        raise entities.errors.Nobody
    one = known(books, watch_id, entity_id)
    books.entities.remove(entity_id)
    books.audit.append(now, actor.name, "entity.removed", entity_id, {"name": one.name})
    publishing.changed(books, "entities", watch_id, now)
    return one


def known(books: sql.Books, watch_id: str, entity_id: str) -> entities.Entity:
    """Return a known name of a watch; raises UnknownEntity."""
    one = books.entities.get(entity_id)
    if one is None or one.watch_id != watch_id:
        raise entities.errors.UnknownEntity(entity_id=entity_id)
    return one


def decide(
    books: sql.Books,
    actor: directory.Actor,
    watch_id: str,
    name: str,
    decision: entities.Decision,
    *,
    now: datetime,
    kind: entities.Kind | None = None,
    entity_id: str = "",
) -> entities.NewName:
    """Enter what a new name is: a known name of its own, another name of one, a term, or nothing.

    A term is only noted here: the watch itself is the desk's. Raises NotAllowed, UnknownName,
    AlreadyDecided, Nobody, UnknownEntity and what `entities.checked` does.
    """
    directory.require(actor, "name.decide", law.LAW)
    one = _seen(books, watch_id, name)
    made = entities.decided(one, decision, person=actor.name, now=now)
    if decision == "entity":
        entity = entities.Entity(
            entity_id=ids.uuid7(now),
            watch_id=watch_id,
            kind=kind or one.kind,
            name=one.name,
            at=now,
        )
        made = replace(made, entity_id=put(books, actor, entity).entity_id)
    if decision == "alias":
        former = known(books, watch_id, entity_id)
        names = (*former.aliases, one.name)
        put(books, actor, replace(former, aliases=names, at=now))
        made = replace(made, entity_id=entity_id)
    _keep(books, made, actor.name, "name.decided", now)
    return made


def undo(
    books: sql.Books, actor: directory.Actor, watch_id: str, name: str, *, now: datetime
) -> entities.NewName:
    """Take a decision back, and what it made; raises NotAllowed, UnknownName, NotDecided, Nobody.

    Returns the name as it was decided on, so that whoever keeps the watch can take a term out.
    """
    directory.require(actor, "name.decide", law.LAW)
    one = _seen(books, watch_id, name)
    reopened = entities.reopened(one, person=actor.name)
    entity = books.entities.get(one.entity_id) if one.entity_id else None
    if entity is not None and one.decision == "entity":
        remove(books, actor, watch_id, entity.entity_id, now=now)
    if entity is not None and one.decision == "alias":
        left = tuple(each for each in entity.aliases if entities.key(each) != one.key)
        put(books, actor, replace(entity, aliases=left, at=now))
    _keep(books, reopened, actor.name, "name.reopened", now)
    return one


def _keep(books: sql.Books, one: entities.NewName, person: str, action: str, now: datetime) -> None:
    books.new_names.put(one)
    facts = {"name": one.name, "decision": one.decision, "entity_id": one.entity_id}
    books.audit.append(now, person, action, one.watch_id, facts)
    publishing.changed(books, "names", one.watch_id, now)


def _seen(books: sql.Books, watch_id: str, name: str) -> entities.NewName:
    one = books.new_names.get(watch_id, entities.key(name))
    if one is None:
        raise entities.errors.UnknownName(name=name[:80])
    return one

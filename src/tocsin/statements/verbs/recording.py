"""Facts: recorded, looked into, never struck out."""

from collections.abc import Mapping
from datetime import datetime

from tocsin import directory
from tocsin.kernel import ids
from tocsin.statements import errors, facts, law
from tocsin.statements.ports import Books


def record(
    books: Books,
    *,
    case_id: str,
    aspect: facts.Aspect,
    texts: Mapping[str, str],
    standing: facts.Standing,
    source: str,
    owner: str,
    actor: directory.Actor,
    now: datetime,
) -> facts.Fact:
    """Enter a new claim; raises NotAllowed, BadFact."""
    directory.require(actor, "fact.record", law.LAW)
    one = facts.Fact(
        fact_id=ids.uuid7(now),
        number=1,
        case_id=case_id,
        aspect=aspect,
        texts=dict(texts),
        standing=standing,
        source=source,
        owner=owner,
        person_id=actor.user_id,
        at=now,
    )
    return _keep(books, facts.ledger.checked(one), "fact.recorded")


def change(
    books: Books,
    fact_id: str,
    *,
    expected: int,
    changes: Mapping[str, object],
    actor: directory.Actor,
    now: datetime,
) -> facts.Fact:
    """Enter what is now known of a claim; raises NotAllowed, UnknownFact, Moved, BadFact."""
    directory.require(actor, "fact.record", law.LAW)
    before = books.facts.newest(fact_id)
    if before is None:
        raise errors.UnknownFact(fact_id=fact_id)
    after = facts.ledger.follow(
        before, expected=expected, changes=changes, person_id=actor.user_id, at=now
    )
    return _keep(books, after, "fact.changed")


def _keep(books: Books, one: facts.Fact, action: str) -> facts.Fact:
    books.facts.add(one)
    told = {
        "case_id": one.case_id,
        "number": one.number,
        "aspect": str(one.aspect),
        "standing": str(one.standing),
        "source": one.source,
        "owner": one.owner,
    }
    books.trail.enter(one.at, one.person_id, action, one.fact_id, told)
    return one

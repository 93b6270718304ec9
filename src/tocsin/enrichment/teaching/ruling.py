"""Who may say what of readings and versions."""

from dataclasses import replace
from datetime import datetime

from tocsin.enrichment import errors, heads
from tocsin.enrichment.teaching import judging
from tocsin.enrichment.teaching.model import SHIPPED, Correction, State, Version


def checked(head: str, label: str) -> None:
    """Refuse a head or a label that there is not: raises UnknownHead, UnknownLabel."""
    known = heads.BY_NAME.get(head)
    if known is None:
        raise errors.UnknownHead(head=head, known=", ".join(heads.BY_NAME))
    if label not in known.labels:
        raise errors.UnknownLabel(head=head, label=label, known=", ".join(known.labels))


def undone(
    standing: Correction | None, *, post_id: str, head: str, person: str, now: datetime
) -> Correction:
    """Return a correction taken back; raises UnknownCorrection, NotTheirs."""
    if standing is None or not standing.stands:
        raise errors.UnknownCorrection(post_id=post_id, head=head)
    if standing.person != person:
        raise errors.NotTheirs(post_id=post_id, head=head, person=standing.person)
    return replace(standing, label="", at=now, number=standing.number + 1)


def used(
    one: Version,
    former: Version | None,
    *,
    person: str,
    why: str,
    now: datetime,
    insists: bool = False,
) -> Version:
    """Return a version put in use.

    Raises AlreadyInUse, NotEvaluated, and unless somebody `insists`, or it was in use before,
    WorseThanBefore and TooFewToJudge.
    """
    if one.state is State.IN_USE:
        raise errors.AlreadyInUse(version=one.version)
    if one.effect is None:
        raise errors.NotEvaluated(version=one.version)
    against = judging.concern(one.effect)
    if against is not None and one.state is State.CANDIDATE and not insists:
        if against.heads:
            raise errors.WorseThanBefore(version=one.version, heads=", ".join(against.heads))
        raise errors.TooFewToJudge(version=one.version)
    before = SHIPPED if former is None else former.version
    return replace(one, state=State.IN_USE, person=person, why=why, decided_at=now, former=before)


def retired(one: Version, *, person: str, why: str, now: datetime) -> Version:
    """Return a version taken out of use."""
    return replace(one, state=State.RETIRED, person=person, why=why, decided_at=now)

"""Corrections between people and the books."""

from collections.abc import Mapping
from datetime import datetime

from tocsin import directory, enrichment
from tocsin.adapters import sql
from tocsin.enrichment import teaching
from tocsin.runtimes import publishing
from tocsin.runtimes.rulings import law

_EVEN = 0.5
_SENTIMENTS = {-1: "negative", 0: "neutral", 1: "positive"}


def correct(
    books: sql.Books,
    actor: directory.Actor,
    post: Mapping[str, object],
    *,
    head: str,
    label: str,
    now: datetime,
) -> teaching.Correction:
    """Keep what a person says of a stored post's reading.

    Raises NotAllowed, UnknownHead, UnknownLabel.
    """
    directory.require(actor, "reading.correct", law.LAW)
    teaching.checked(head, label)
    post_id = f"{post['platform']}/{post['post_id']}"
    former = books.reading_corrections.newest(post_id, head)
    one = teaching.Correction(
        post_id=post_id,
        head=head,
        label=label,
        told=told(post, head),
        reader=str(post.get("reader") or ""),
        person=actor.name,
        at=now,
        number=1 if former is None else former.number + 1,
    )
    _keep(books, one, "reading.corrected")
    return one


def undo(
    books: sql.Books, actor: directory.Actor, post_id: str, *, head: str, now: datetime
) -> teaching.Correction:
    """Take a correction back; raises NotAllowed, UnknownCorrection, NotTheirs."""
    directory.require(actor, "reading.correct", law.LAW)
    standing = books.reading_corrections.newest(post_id, head)
    one = teaching.undone(standing, post_id=post_id, head=head, person=actor.name, now=now)
    _keep(books, one, "reading.correction_undone")
    return one


def _keep(books: sql.Books, one: teaching.Correction, action: str) -> None:
    books.reading_corrections.add(one)
    facts = {"head": one.head, "label": one.label, "told": one.told, "reader": one.reader}
    books.audit.append(one.at, one.person, action, one.post_id, facts)
    publishing.changed(books, "corrections", one.post_id, one.at)


def told(post: Mapping[str, object], head: str) -> str:
    """Return what the reader had said, by the head's labels; empty where it abstained."""
    said = post.get(head)
    if head == "sentiment" and isinstance(said, int):
        return _SENTIMENTS.get(said, "")
    if head == "offence" and isinstance(said, bool):
        return "offensive" if said else "none"
    chance = post.get(f"p_{head}")
    if head in enrichment.heads.YES_OR_NO and isinstance(chance, float):
        return "yes" if chance >= _EVEN else "no"
    return said if isinstance(said, str) else ""

"""Yes, no, and taking it back: each to one exact text."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from tocsin import directory
from tocsin.kernel import ids
from tocsin.statements import drafting, errors, law, signing
from tocsin.statements.ports import Books
from tocsin.statements.verbs import opening, writing


def approve(
    books: Books, draft_id: str, *, seal: str, actor: directory.Actor, now: datetime
) -> signing.Judged:
    """Enter a yes to the text with this seal.

    Raises NotAllowed, UnknownDraft, NotThisText, Nobody, OwnText, AuthorUnknown, SignedAlready.
    """
    directory.require(actor, "draft.approve", law.LAW)
    return _say(books, draft_id, seal, signing.Word.APPROVED, "", actor, now)


def decline(
    books: Books, draft_id: str, *, seal: str, reason: str, actor: directory.Actor, now: datetime
) -> signing.Judged:
    """Enter a no with its reason: while it stands, this text stays in."""
    directory.require(actor, "draft.decline", law.LAW)
    if not reason.strip():
        raise errors.NoReason(what="decline")
    return _say(books, draft_id, seal, signing.Word.DECLINED, reason.strip(), actor, now)


def withdraw(
    books: Books, draft_id: str, *, actor: directory.Actor, now: datetime
) -> signing.Judged:
    """Take one's standing words on a draft back; raises NoSuchWord."""
    directory.require(actor, "draft.withdraw", law.LAW)
    draft = writing.found(books, draft_id)
    standing = [
        one
        for one in books.signatures.of_draft(draft_id)
        if one.person_id == actor.user_id and one.withdrawn_at is None
    ]
    if not standing:
        raise errors.NoSuchWord(draft_id=draft_id, person=actor.name)
    for one in standing:
        books.signatures.put(replace(one, withdrawn_at=now))
        books.trail.enter(now, actor.user_id, "draft.withdrawn", draft_id, {"seal": one.seal})
    return judged(books, draft, now)


def judged(books: Books, draft: drafting.Draft, now: datetime) -> signing.Judged:
    """Return what stands under a draft, measured by its statement's level or its case's."""
    return signing.judge(draft, words(books, draft), wanted(books, draft), now)


def words(books: Books, draft: drafting.Draft) -> list[signing.Signature]:
    """Return every word on a draft, the oldest first, with what its person has lost since."""
    duties = wanted(books, draft).duties
    return [
        replace(one, lost=_lost(books, draft, one, duties))
        for one in books.signatures.of_draft(draft.draft_id)
    ]


def keeps_from(books: Books, draft: drafting.Draft, user_id: str) -> str:
    """Return why a user's word on a text cannot count, "" where it can.

    author_unknown: who wrote in it is linked to nobody, and may be anybody. nobody: the user is
    linked to nobody. author: the user's person wrote in it.
    """
    person, authors = books.person_of(user_id), set(map(books.person_of, draft.author_ids))
    if not all(authors):
        return "author_unknown"
    if not person:
        return "nobody"
    return "author" if person in authors else ""


def carried(
    books: Books, draft: drafting.Draft, actor: directory.Actor, now: datetime
) -> tuple[tuple[str, ...], tuple[signing.StoodIn, ...]]:
    """Return the duties that somebody's yes would carry now, and those in others' place."""
    lines = books.lines_of(draft, wanted(books, draft).duties, now)
    told = signing.deputies.stood_in(lines, draft, words(books, draft), actor.user_id, now)
    in_place = tuple(one for one in told if one.instead_of and one.duty not in actor.duties)
    return tuple(sorted({*actor.duties, *(one.duty for one in told)})), in_place


def adds(books: Books, draft: drafting.Draft, actor: directory.Actor, now: datetime) -> bool:
    """Return whether a yes would be the first, or carry a wanted duty that none of theirs does."""
    seal = drafting.sealing.seal(draft)
    mine = [
        one
        for one in words(books, draft)
        if one.person_id == actor.user_id and one.seal == seal and _counts(one, now)
    ]
    if not mine:
        return True
    carries = frozenset(carried(books, draft, actor, now)[0])
    before = frozenset().union(*(one.duties for one in mine))
    return bool((carries - before) & frozenset(wanted(books, draft).duties))


def wanted(books: Books, draft: drafting.Draft) -> signing.Quorum:
    """Return what has to stand under a draft: nobody signs for less than its case's level."""
    statement = opening.found(books, draft.statement_id)
    level = max(statement.level, books.level_of(statement.case_id))
    return signing.quorum.of(level, draft.channel, statement.kind)


def _say(
    books: Books,
    draft_id: str,
    seal: str,
    word: signing.Word,
    reason: str,
    actor: directory.Actor,
    now: datetime,
) -> signing.Judged:
    draft = writing.found(books, draft_id)
    is_yes = word is signing.Word.APPROVED
    is_more = is_yes and adds(books, draft, actor, now)
    same = [one for one in words(books, draft) if one.word is word and _counts(one, now)]
    signing.rules.may_sign(draft, seal, actor.user_id, () if is_more else same)
    _check_person(books, draft, actor)
    duties, stood_in = carried(books, draft, actor, now)
    one = signing.Signature(
        signature_id=ids.uuid7(now),
        draft_id=draft_id,
        seal=seal,
        word=word,
        person_id=actor.user_id,
        person=actor.name,
        duties=duties if is_yes else tuple(sorted(actor.duties)),
        reason=reason,
        at=now,
        expires_at=now + wanted(books, draft).valid_for,
        stood_in=stood_in if is_yes else (),
    )
    books.signatures.put(one)
    _enter(books, draft, one)
    return judged(books, draft, now)


def _enter(books: Books, draft: drafting.Draft, one: signing.Signature) -> None:
    told: dict[str, object] = {
        "seal": one.seal,
        "duties": list(one.duties),
        "reason": one.reason,
        "number": draft.number,
    }
    instead = {it.duty: list(it.instead_of) for it in one.stood_in}
    told |= {"instead_of": instead} if instead else {}
    books.trail.enter(one.at, one.person_id, f"draft.{one.word}", draft.draft_id, told)


def _counts(one: signing.Signature, now: datetime) -> bool:
    return one.withdrawn_at is None and one.lost is None and one.expires_at > now


def _lost(
    books: Books, draft: drafting.Draft, one: signing.Signature, duties: Collection[str]
) -> signing.Lost | None:
    lost = books.lost_of(one, duties)
    why = keeps_from(books, draft, one.person_id)
    return lost or (signing.Lost(why=why) if why else None)


def _check_person(books: Books, draft: drafting.Draft, actor: directory.Actor) -> None:
    """Raise Nobody, OwnText or AuthorUnknown where author and signer may be one person."""
    why = keeps_from(books, draft, actor.user_id)
    if why == "nobody":
        raise errors.Nobody(person=actor.name)
    if why == "author":
        raise errors.OwnText(draft_id=draft.draft_id, person=actor.name)
    if why:
        raise errors.AuthorUnknown(draft_id=draft.draft_id)

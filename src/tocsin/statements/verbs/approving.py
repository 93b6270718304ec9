"""Yes, no, and taking it back: each to one exact text."""

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

    Raises NotAllowed, UnknownDraft, NotThisText, OwnText, SignedAlready.
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
    signatures = books.signatures.of_draft(draft.draft_id)
    return signing.judge(draft, signatures, wanted(books, draft), now)


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
    before = books.signatures.of_draft(draft_id)
    standing = [one for one in before if word is one.word and one.expires_at > now]
    signing.rules.may_sign(draft, seal, actor.user_id, standing)
    one = signing.Signature(
        signature_id=ids.uuid7(now),
        draft_id=draft_id,
        seal=seal,
        word=word,
        person_id=actor.user_id,
        person=actor.name,
        duties=tuple(sorted(actor.duties)),
        reason=reason,
        at=now,
        expires_at=now + wanted(books, draft).valid_for,
    )
    books.signatures.put(one)
    told = {"seal": seal, "duties": list(one.duties), "reason": reason, "number": draft.number}
    books.trail.enter(now, actor.user_id, f"draft.{word}", draft_id, told)
    return judged(books, draft, now)

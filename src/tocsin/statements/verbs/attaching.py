"""Files that go out with words: kept once, by the hash of their bytes, then named in drafts."""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tocsin import directory
from tocsin.kernel import reasons
from tocsin.statements import attaching, drafting, errors, law
from tocsin.statements.ports import Books

_NAMELESS = "file"
_LONGEST_NAME = 120
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def keep(
    books: Books, read: attaching.Read, *, actor: directory.Actor, now: datetime
) -> attaching.Kept:
    """Keep a file that was read; twice is as once.

    Raises NotAllowed, BadAttachment (why: much, full).
    """
    directory.require(actor, "draft.write", law.LAW)
    sha256 = hashlib.sha256(read.content).hexdigest()
    before = books.attachments.about(sha256)
    if before is not None:
        return before
    _refuse_too_much(books, len(read.content), actor, now)
    one = attaching.Kept(
        sha256=sha256,
        media_type=read.media_type,
        length=len(read.content),
        width=read.width,
        height=read.height,
        by=actor.user_id,
        at=now,
    )
    books.attachments.add(one, read.content)
    told = {"media_type": one.media_type, "length": one.length}
    books.trail.enter(now, actor.user_id, "attachment.kept", sha256, told)
    return one


def _refuse_too_much(books: Books, length: int, actor: directory.Actor, now: datetime) -> None:
    """Raise BadAttachment for more than one person brings in a day, or than there is room for.

    Where it is full, what no draft ever named makes room.
    """
    kept = books.attachments
    if kept.brought(actor.user_id, now - attaching.DAY) + length > attaching.MUCH:
        raise errors.BadAttachment(why=reasons.because("statements.attachment.much"))
    if kept.weight() + length <= attaching.FULL:
        return
    for sha256 in kept.let_go(books.drafts.attached(), now - attaching.UNUSED):
        books.trail.enter(now, actor.user_id, "attachment.let_go", sha256, {})
    if kept.weight() + length > attaching.FULL:
        raise errors.BadAttachment(why=reasons.because("statements.attachment.full"))


def named(books: Books, some: Sequence[drafting.Attachment]) -> tuple[drafting.Attachment, ...]:
    """Return a draft's attachments as the kept bytes have them; raises UnknownAttachment."""
    found = []
    for one in some:
        kept = books.attachments.about(one.sha256)
        if kept is None:
            raise errors.UnknownAttachment(sha256=one.sha256)
        found.append(
            replace(
                one,
                name=called(one.name),
                alt=drafting.editing.cleaned(one.alt),
                media_type=kept.media_type,
                length=kept.length,
            )
        )
    return tuple(found)


def called(name: str) -> str:
    r"""Return a file's name that is a name and nothing else.

    >>> called("..\\x/../a\u202egnp.png"), called("/")
    ('agnp.png', 'file')
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(one for one in last if unicodedata.category(one) not in _UNSEEN)
    return seen.strip(" .")[-_LONGEST_NAME:] or _NAMELESS

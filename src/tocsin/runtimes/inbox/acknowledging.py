"""Who has seen a notice: one's own, or the house's; the law is asked first."""

from collections.abc import Callable
from datetime import datetime

from tocsin import directory, notices
from tocsin.adapters import sql
from tocsin.runtimes import cases
from tocsin.runtimes.inbox import law, waiting

Acknowledging = Callable[[sql.Books, notices.Desk, directory.Actor, str, datetime], notices.Notice]


def for_the_house(
    books: sql.Books,
    desk: notices.Desk,
    actor: directory.Actor,
    notice_id: str,
    now: datetime,
) -> notices.Notice:
    """Enter who has seen a notice, whoever was told; raises NotAllowed, UnknownNotice."""
    directory.require(actor, "notice.acknowledge", directory.law.LAW)
    if books.outbox.get(notice_id) is None:
        raise notices.errors.UnknownNotice(notice_id=notice_id)
    return _seen(books, desk, actor, notice_id, now)


def mine(
    books: sql.Books,
    desk: notices.Desk,
    actor: directory.Actor,
    notice_id: str,
    now: datetime,
) -> notices.Notice:
    """Enter that somebody has seen what they were told, and the house's notices of the same.

    What is not there, or was told to somebody else, is nobody's business here. Raises NotAllowed,
    UnknownNotice.
    """
    directory.require(actor, "inbox.acknowledge", law.LAW)
    one = books.outbox.get(notice_id)
    own = waiting.mine(books, actor)
    others = frozenset(cases.peopling.names(books)) - own
    if one is None or not waiting.told_to(one, actor, own, others):
        raise notices.errors.UnknownNotice(notice_id=notice_id)
    twins = waiting.twins(books, one, actor)
    seen = _seen(books, desk, actor, notice_id, now)
    for twin in twins:
        _seen(books, desk, actor, twin, now)
    return seen


def _seen(
    books: sql.Books, desk: notices.Desk, actor: directory.Actor, notice_id: str, now: datetime
) -> notices.Notice:
    one = notices.acknowledge(desk, notice_id, actor.name, now)
    books.audit.append(now, actor.name, "notice.acknowledged", notice_id, {})
    return one

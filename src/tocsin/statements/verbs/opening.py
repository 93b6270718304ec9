"""Statements: one thing to say, opened for a case, whose level only rises."""

from dataclasses import replace
from datetime import datetime

from tocsin import directory, warning
from tocsin.kernel import ids
from tocsin.statements import errors, law
from tocsin.statements.drafting import CLUSTERS, Kind, Statement
from tocsin.statements.ports import Books

_LONGEST = 300


def open_statement(
    books: Books,
    *,
    case_id: str,
    kind: Kind,
    level: warning.Level,
    subject: str,
    cluster: str,
    next_update_at: datetime | None,
    actor: directory.Actor,
    now: datetime,
    reply_to: str = "",
    answers: str = "",
) -> Statement:
    """Open a statement; raises NotAllowed, BadDraft."""
    directory.require(actor, "statement.open", law.LAW)
    one = Statement(
        statement_id=ids.uuid7(now),
        number=1,
        case_id=case_id,
        kind=kind,
        level=level,
        subject=_named(subject),
        cluster=cluster,
        next_update_at=next_update_at,
        opened_by=actor.user_id,
        opened_at=now,
        reply_to=reply_to.strip(),
        answers=answers,
    )
    return _keep(books, one, "statement.opened", actor, now)


def change(
    books: Books,
    statement_id: str,
    *,
    expected: int,
    level: warning.Level | None = None,
    subject: str | None = None,
    cluster: str | None = None,
    next_update_at: datetime | None = None,
    actor: directory.Actor,
    now: datetime,
) -> Statement:
    """Change what a statement is measured by; raises NotAllowed, UnknownStatement, Moved."""
    directory.require(actor, "statement.raise", law.LAW)
    before = found(books, statement_id)
    if before.number != expected:
        raise errors.Moved(id=statement_id, expected=expected, number=before.number)
    after = replace(
        before,
        number=before.number + 1,
        # A lower level would need fewer signatures: what was grave once stays so.
        level=max(before.level, level or before.level),
        subject=before.subject if subject is None else _named(subject),
        cluster=before.cluster if cluster is None else cluster,
        next_update_at=next_update_at or before.next_update_at,
    )
    return _keep(books, after, "statement.changed", actor, now)


def found(books: Books, statement_id: str) -> Statement:
    """Return a statement; raises UnknownStatement."""
    one = books.drafts.statement(statement_id)
    if one is None:
        raise errors.UnknownStatement(statement_id=statement_id)
    return one


def _named(subject: str) -> str:
    told = " ".join(subject.split())
    if not told:
        raise errors.BadDraft(why="empty")
    if len(told) > _LONGEST:
        raise errors.BadDraft(why="long")
    return told


def _keep(
    books: Books, one: Statement, action: str, actor: directory.Actor, now: datetime
) -> Statement:
    if one.cluster not in CLUSTERS:
        raise errors.BadDraft(why="cluster")
    books.drafts.put(one)
    told = {
        "case_id": one.case_id,
        "kind": str(one.kind),
        "level": one.level.word,
        "cluster": one.cluster,
        "number": one.number,
    }
    books.trail.enter(now, actor.user_id, action, one.statement_id, told)
    return one

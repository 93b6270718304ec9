"""Texts that wait for a person on their way out: whoever handed them out is called, and who leads.

Each is called for once in each state; all that waits of one statement is one call. The chain is
frozen then: at orange and red it climbs from one to the next until somebody answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tocsin import cases, directory, notices, warning
from tocsin.adapters import sql
from tocsin.runtimes.statements import entering
from tocsin.runtimes.statements.standing import levels
from tocsin.statements import law, publishing, verbs

SUBJECT = "statements.subject.stuck"
_State = publishing.State
WAITING = frozenset({_State.FROZEN, _State.ASKED, _State.BY_HAND})
_ENDED = frozenset({_State.REFUSED, _State.LAPSED})
_FRESH = timedelta(days=1)  # what ended longer ago calls nobody


def waiting(books: sql.Books, now: datetime) -> list[publishing.Publication]:
    """Return what nobody was called for as it stands."""
    found = books.publications.within(WAITING | _ENDED)
    return [one for one in found if one.called_for != one.state and _is_news(one, now)]


def call(books: sql.Books, desk: cases.Desk, now: datetime) -> None:
    """Call for all of it, once a statement."""
    by_statement: dict[str, list[publishing.Publication]] = {}
    for one in waiting(books, now):
        by_statement.setdefault(one.statement_id, []).append(one)
    for some in by_statement.values():
        desk.tell(_bulletin(books, some, now), _people(books, some[0]))
        for one in some:
            called = replace(one, called_for=str(one.state))
            books.publications.put(
                called, publishing.Attempt(at=now, what="called", state=one.state)
            )


def answered(
    books: sql.Books,
    desk: notices.Desk,
    one: publishing.Publication,
    *,
    actor: directory.Actor,
    now: datetime,
) -> None:
    """Let nobody be called any longer for a statement of which nothing waits."""
    drafts = books.drafts.of_statement(one.statement_id)
    out = [each for draft in drafts for each in books.publications.of_draft(draft.draft_id)]
    if not any(each.state in WAITING for each in out):
        about = books.outbox.about(_topic(one.statement_id))
        for topic in {told.warning_id for told in about}:
            notices.acknowledge_warning(desk, topic, actor.name, now)


def _is_news(one: publishing.Publication, now: datetime) -> bool:
    """Return whether a person is needed who does not know: not for what they did a moment ago."""
    if one.state is _State.BY_HAND:
        return one.is_scheduled
    if one.state in _ENDED:
        return one.due_at > now - _FRESH and one.fault != publishing.machine.NOT_THERE
    return True


def _people(books: sql.Books, one: publishing.Publication) -> list[cases.Person]:
    """Return whoever handed it out, who leads its case, then everybody who may publish."""
    may = law.LAW["publication.thaw"]
    able = [
        user
        for user in books.users.all()
        if user.ended_at is None and not user.is_service and not user.roles.isdisjoint(may)
    ]
    first = sorted(able, key=lambda user: user.user_id != one.person_id)
    publishers = [cases.Person(user_id=user.user_id, name=user.shown) for user in first]
    team = books.cases.cabinet().team.of(one.case_id) if one.case_id else []
    leads = [
        cases.Person(user_id=member.user_id, name=member.name)
        for member in team
        if member.duty == "lead" and member.user_id
    ]
    return list(dict.fromkeys((*publishers[:1], *leads, *publishers[1:])))


def _topic(statement_id: str) -> str:
    return f"{statement_id}/outgoing"


def _bulletin(
    books: sql.Books, some: Sequence[publishing.Publication], now: datetime
) -> notices.Bulletin:
    statement = verbs.opening.found(entering.desk(books), some[0].statement_id)
    level = max(statement.level, levels.of_case(books, statement.case_id))
    case = books.cases.cabinet().cases.get(statement.case_id)
    named = cases.naming.made(now, *(f"{one.publication_id}/{one.state}" for one in some))
    return notices.Bulletin(
        bulletin_id=f"{_topic(statement.statement_id)}/{named}",
        topic_id=f"{_topic(statement.statement_id)}/{named}",
        at=now,
        level=level.word if level is not warning.Level.NONE else "blue",
        subject_code=SUBJECT,
        facts={"subject": statement.subject},
        lines=tuple(map(_line, some)),
        is_simulated=bool(case and case.is_simulated),
    )


def _line(one: publishing.Publication) -> Mapping[str, object]:
    place = {"code": f"ui.place.{one.channel}", "facts": {}, "text": one.channel}
    state = {"code": f"ui.standing.{one.state}", "facts": {}, "text": str(one.state)}
    if not one.fault:
        return {"code": "statements.line.stuck", "facts": {"channel": place, "state": state}}
    why = {"code": one.fault, "facts": {}, "text": one.fault}
    facts = {"channel": place, "state": state, "why": why}
    return {"code": "statements.line.stuck_why", "facts": facts}

"""Broken glasses that wait for their review: called before it is due, and after it day by day.

Late, the call climbs as a clock's does: from who leads the case to everybody who may review it,
and never to whoever broke the glass, by any of their users.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from tocsin import cases, notices
from tocsin.adapters import sql
from tocsin.runtimes.statements import entering
from tocsin.statements import law, signing, verbs

SOON, LATE = "statements.subject.review_soon", "statements.subject.review_late"
AHEAD, AGAIN = timedelta(hours=2), timedelta(days=1)
_TOPIC = "glass"


def waiting(books: sql.Books, now: datetime) -> list[notices.Bulletin]:
    """Return the calls that are due and were not made."""
    found = [
        _bulletin(books, one, now)
        for one in books.signatures.breaks(is_open=True)
        if one.review_due_at - AHEAD <= now
    ]
    return [one for one in found if not books.outbox.about(one.topic_id)]


def call(books: sql.Books, desk: cases.Desk, now: datetime) -> None:
    """Make them."""
    by_topic = {one.topic_id: one for one in waiting(books, now)}
    for glass in books.signatures.breaks(is_open=True):
        bulletin = by_topic.get(_place(glass, now))
        if bulletin is not None:
            desk.tell(bulletin, list(dict.fromkeys(_people(books, glass))))


def answered(books: sql.Books, desk: notices.Desk, one: signing.GlassBreak, now: datetime) -> None:
    """Let nobody be called any longer for what was reviewed."""
    about = books.outbox.about(f"{_TOPIC}/{one.break_id}/review")
    for topic in {told.warning_id for told in about}:
        notices.acknowledge_warning(desk, topic, one.reviewed_by, now)


def _people(books: sql.Books, one: signing.GlassBreak) -> Iterator[cases.Person]:
    team = books.cases.cabinet().team.of(one.case_id) if one.case_id else []
    may, desk = law.LAW["break.review"], entering.desk(books)
    able = {
        user.user_id: user
        for user in books.users.all()
        if user.ended_at is None
        and not user.is_service
        and not user.roles.isdisjoint(may)
        and verbs.releasing.is_anothers(desk, one, user.user_id)
    }
    leads = [each.user_id for each in team if each.duty == "lead"]
    for user_id in (*leads, *able):
        if user_id in able:
            yield cases.Person(user_id=user_id, name=able[user_id].shown)


def _place(one: signing.GlassBreak, now: datetime) -> str:
    """Return the topic of the call that is due now: one before, then one for each day late."""
    days = (now - one.review_due_at) // AGAIN
    return f"{_TOPIC}/{one.break_id}/review/{'soon' if days < 0 else days}"


def _bulletin(books: sql.Books, one: signing.GlassBreak, now: datetime) -> notices.Bulletin:
    case = books.cases.cabinet().cases.get(one.case_id)
    zone = cases.clocks.moments.zone(case.zone if case else "UTC")
    is_late = one.review_due_at <= now
    due = f"{one.review_due_at.astimezone(zone):%Y-%m-%d %H:%M} ({zone.key})"
    return notices.Bulletin(
        bulletin_id=_place(one, now),
        topic_id=_place(one, now),
        at=now,
        level="orange" if is_late else "yellow",  # an urgent call climbs
        subject_code=LATE if is_late else SOON,
        facts={"person": one.person, "due": due},
        lines=({"code": "notices.line.glass_broken", "facts": {"reason": one.reason}},),
        is_simulated=bool(case and case.is_simulated),
    )

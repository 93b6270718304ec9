"""Which notices and drafts wait for one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tocsin import directory, notices, statements
from tocsin.adapters import sql
from tocsin.runtimes import cases
from tocsin.runtimes import statements as press
from tocsin.runtimes.inbox import law
from tocsin.statements import drafting, publishing, signing, verbs

MANY = 500  # the newest of what nobody has acknowledged
STATEMENTS = 200
_TO_EACH = frozenset({"cases.subject.opened", "cases.subject.rose"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits for somebody's word that it was seen; ids of those they stand in for."""

    notice: notices.Notice
    told_to: str  # "me", "house"
    in_place_of: tuple[str, ...] = ()


def mine(books: sql.Books, actor: directory.Actor) -> frozenset[str]:
    """Return the names by which the app reaches somebody: the user's, and the person's."""
    user = books.users.get(actor.user_id)
    return frozenset(filter(None, (actor.user_id, user.person_id if user else "")))


def told_to(
    one: notices.Notice, actor: directory.Actor, own: frozenset[str], others: frozenset[str]
) -> str:
    """Return whether the app told "me", or the "house" and this person answers for it, or ""."""
    if one.channel != "in_app":
        return ""
    if one.recipient in own:
        return "me"
    is_ours = one.recipient not in others and one.level in notices.model.URGENT
    return "house" if is_ours and not actor.roles.isdisjoint(law.FOR_THE_HOUSE) else ""


def unseen(books: sql.Books, actor: directory.Actor) -> list[Waiting]:
    """Return what somebody was told and nobody has acknowledged: once each, the gravest first."""
    own = mine(books, actor)
    told = _told(books, actor)
    mine_too = {_event(one) for one, to in told if to == "me"}
    found: dict[str, list[tuple[notices.Notice, str]]] = {}
    for one, to in told:
        if to == "me" or _event(one) not in mine_too:
            found.setdefault(_event(one) or one.notice_id, []).append((one, to))
    rows = [_row(some, own) for some in found.values()]
    return sorted(rows, key=lambda row: -notices.model.rank(row.notice.level))


def twins(books: sql.Books, one: notices.Notice, actor: directory.Actor) -> list[str]:
    """Return the other notices of what this one tells somebody: one answer is for all."""
    if _event(one) == one.warning_id:
        return []
    others = [each for each, _ in _told(books, actor) if each.notice_id != one.notice_id]
    return [each.notice_id for each in others if _event(each) == _event(one)]


def _row(some: Sequence[tuple[notices.Notice, str]], own: frozenset[str]) -> Waiting:
    """Return one row for all that tell the same: in one's own words where there are any."""
    one, to = next((pair for pair in some if _whose(pair[0]) in own), some[0])
    whose = [_whose(each) for each, told in some if told == "me"]
    others = [name for name in dict.fromkeys(whose) if name and name not in own]
    return Waiting(notice=one, told_to=to, in_place_of=tuple(others))


def _told(books: sql.Books, actor: directory.Actor) -> list[tuple[notices.Notice, str]]:
    own, others = mine(books, actor), frozenset(cases.peopling.names(books))
    waiting = books.outbox.recent(limit=MANY, channel="in_app", only_unacknowledged=True)
    told = [(one, told_to(one, actor, own, others)) for one in waiting]
    return [(one, to) for one, to in told if to]


def _event(one: notices.Notice) -> str:
    """Return what is told to each of a team and to the house, each in their own words."""
    return one.warning_id.rpartition("/")[0] if _whose(one) else one.warning_id


def _whose(one: notices.Notice) -> str:
    """Return whose words they are: whoever reads another's stands in for them."""
    return one.warning_id.rpartition("/")[2] if one.subject_code in _TO_EACH else ""


def unsigned(
    books: sql.Books, actor: directory.Actor, now: datetime
) -> list[tuple[drafting.Statement, drafting.Draft, signing.Judged]]:
    """Return drafts whose missing signature this person may give: never of their own text."""
    if not directory.may(actor, "draft.approve", statements.law.LAW):
        return []
    desk = press.desk(books)
    found = []
    for statement in books.drafts.statements(limit=STATEMENTS):
        for draft in books.drafts.of_statement(statement.statement_id):
            judged = verbs.approving.judged(desk, draft, now)
            if _is_asked(desk, draft, judged, actor) and _carries(desk, draft, judged, actor, now):
                found.append((statement, draft, judged))
    return found


def _is_asked(
    desk: statements.Books, draft: drafting.Draft, judged: signing.Judged, actor: directory.Actor
) -> bool:
    if judged.is_signed or judged.declined_by:
        return False
    if verbs.approving.keeps_from(desk, draft, actor.user_id):
        return False
    return not any(
        one.state in publishing.model.LIVE for one in desk.publications.of_draft(draft.draft_id)
    )


def _carries(
    desk: statements.Books,
    draft: drafting.Draft,
    judged: signing.Judged,
    actor: directory.Actor,
    now: datetime,
) -> bool:
    """Return whether their yes would bring the text on: a duty that is missing, or one more."""
    if not verbs.approving.adds(desk, draft, actor, now):
        return False
    duties, _ = verbs.approving.carried(desk, draft, actor, now)
    return not judged.missing_duties or not set(duties).isdisjoint(judged.missing_duties)


def stuck(books: sql.Books, actor: directory.Actor) -> list[publishing.Publication]:
    """Return what waits for a person on its way out: frozen, by hand, or nowhere to be found."""
    if not directory.may(actor, "publication.confirm", statements.law.LAW):
        return []
    return books.publications.within(press.calls.stuck.WAITING, limit=MANY)


def unreviewed(books: sql.Books, actor: directory.Actor) -> list[signing.GlassBreak]:
    """Return the broken glasses that this person may review, the first due first."""
    if not directory.may(actor, "break.review", statements.law.LAW):
        return []
    desk = press.desk(books)
    found = books.signatures.breaks(is_open=True)
    mine = [one for one in found if verbs.releasing.is_anothers(desk, one, actor.user_id)]
    return sorted(mine, key=lambda one: one.review_due_at)

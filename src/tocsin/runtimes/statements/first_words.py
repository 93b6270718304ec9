"""The first words of a case in one step: opened, measured by the case, composed from its facts."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tocsin import cases, directory, statements
from tocsin.adapters import sql
from tocsin.runtimes.statements import entering
from tocsin.statements import drafting, law, verbs

# A holding statement promises the next one within the hour, at a minute that can be read out.
NEXT_UPDATE = timedelta(minutes=60)
_ROUND_S = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Of which case (or of the case of which warning), where to, in which language."""

    case_id: str
    warning_id: str
    place: verbs.writing.Place
    setting: drafting.Setting


def begin(books: sql.Books, wish: Wish, *, actor: directory.Actor, now: datetime) -> drafting.Draft:
    """Return the case's holding statement for a place; twice is as once. Raises UnknownCase."""
    directory.require(actor, "statement.open", law.LAW)
    case = _case(books, wish)
    desk = entering.desk(books)
    statement = _statement(books, case) or _opened(desk, case, actor, now)
    begun = [
        one
        for one in books.drafts.of_statement(statement.statement_id)
        if (one.language, one.channel) == (wish.place.language, wish.place.channel)
    ]
    if begun:
        return begun[-1]
    setting = replace(wish.setting, subject=statement.subject)
    made, _ = verbs.writing.compose(
        desk, statement.statement_id, place=wish.place, setting=setting, actor=actor, now=now
    )
    return made


def _case(books: sql.Books, wish: Wish) -> cases.Case:
    book = books.cases.cabinet().cases
    if wish.case_id:
        found = book.get(wish.case_id)
    else:
        found = next((one for one in book.open() if wish.warning_id in one.warnings), None)
    if found is None:
        raise cases.errors.UnknownCase(case_id=wish.case_id or wish.warning_id)
    return found


def _statement(books: sql.Books, case: cases.Case) -> drafting.Statement | None:
    said = books.drafts.statements(case_id=case.case_id)
    return next((one for one in said if one.kind is drafting.Kind.HOLDING), None)


def _opened(
    desk: statements.Books, case: cases.Case, actor: directory.Actor, now: datetime
) -> drafting.Statement:
    return verbs.opening.open_statement(
        desk,
        case_id=case.case_id,
        kind=drafting.Kind.HOLDING,
        level=case.level,
        subject=case.name,
        cluster="",
        next_update_at=_readable(now + NEXT_UPDATE),
        actor=actor,
        now=now,
    )


def _readable(at: datetime) -> datetime:
    """Return the next full five minutes."""
    over = (at.minute * 60 + at.second) % _ROUND_S + at.microsecond / 1e6
    return at + timedelta(seconds=_ROUND_S - over) if over else at

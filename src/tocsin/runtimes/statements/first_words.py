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
    is_simulated: bool
    place: verbs.writing.Place
    setting: drafting.Setting


def begin(
    books: sql.Books, response: cases.Desk, wish: Wish, *, actor: directory.Actor, now: datetime
) -> drafting.Draft:
    """Return the case's holding statement for a place; twice is as once.

    A warning that no case has taken up is given one. Raises NotAllowed, UnknownCase.
    """
    directory.require(actor, "statement.open", law.LAW)
    case = _case(books, wish) or _taken_up(books, response, wish, actor, now)
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


def _case(books: sql.Books, wish: Wish) -> cases.Case | None:
    book = books.cases.cabinet().cases
    if wish.case_id:
        return book.get(wish.case_id)
    told = books.warnings.get(wish.warning_id)
    about = [one for one in book.open() if told and told.watch_id in one.watches]
    named = [one for one in book.open() if wish.warning_id in one.warnings]
    return next(iter((*named, *about)), None)


def _taken_up(
    books: sql.Books, response: cases.Desk, wish: Wish, actor: directory.Actor, now: datetime
) -> cases.Case:
    """Open the case that the warning did not: it rose before anybody listened, or too low."""
    told = None if wish.case_id else books.warnings.get(wish.warning_id)
    if told is None:
        raise cases.errors.UnknownCase(case_id=wish.case_id or wish.warning_id)
    watches = {one.watch_id: one.name for one in books.watches.all()}
    asked = cases.verbs.opening.Asked(
        name=watches.get(told.watch_id, told.watch_id),
        level=told.peak,
        opening=cases.Opening.HAND,
        sort=cases.Sort(),
        zone=wish.setting.zone,
        warnings=(told.warning_id,),
        watches=(told.watch_id,),
        is_simulated=wish.is_simulated,
    )
    return cases.verbs.opening.open_case(response, actor, asked, now)


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

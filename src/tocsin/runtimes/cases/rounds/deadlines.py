"""Has what we promised outside fall due as clocks do: answers, reports to authorities, next words.

It looks at what people entered rather than listening to each way of entering it: an import, an
edit and a restart are all the same to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tocsin import cases, warning
from tocsin.adapters import sql
from tocsin.cases import promising
from tocsin.directory import entries
from tocsin.kernel import clock
from tocsin.runtimes import chores
from tocsin.runtimes.cases import peopling
from tocsin.runtimes.cases.desks import Desks
from tocsin.runtimes.cases.rounds import said

EVERY_S = 30.0
_LONG_AGO = timedelta(days=1)  # what was due before begins no clock: nobody is called for history
_LATELY = timedelta(days=7)  # answers are entered late
_ENDING = frozenset({"enquiry", "update"})  # end with what they stand for
_EVER = timedelta(days=36_500)
_MANY = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What has to begin, what is kept or no longer asked for, with why, and what is said."""

    promises: tuple[promising.Promise, ...]
    kept: tuple[tuple[str, str], ...]
    met: tuple[said.Met, ...]


class Deadlines:
    """The chore: a look costs a few questions; only what changed takes the pen."""

    def __init__(
        self, *, db: sql.Database, desks: Desks, time: clock.Clock, alone: chores.tidying.Alone
    ) -> None:
        self._db, self._desks, self._time, self._alone = db, desks, time, alone

    def chore(self) -> chores.Chore:
        """Return it as one of the runtime's chores."""
        return chores.Chore(name="deadlines", every_s=EVERY_S, job=self.run)

    async def run(self) -> None:
        """Look once."""
        now = self._time.now()
        if await chores.to_its_end(lambda: self._is_asked(now)):
            await self._alone(lambda: self.renew(now))

    def renew(self, now: datetime) -> None:
        """Begin, move and end the clocks of all that was promised, in one transaction."""
        with self._db.writing() as books:
            desk = self._desks.on(books)
            asked = _asked(books, desk, now)
            for about, why in asked.kept:
                promising.keep(desk, cases.law.MACHINE, about, why, now)
            for one in asked.met:
                cases.verbs.timing.meet(desk, cases.law.MACHINE, one.clock_id, one.note, one.at)
            for told in asked.promises:
                promising.promise(desk, told, now)

    def _is_asked(self, now: datetime) -> bool:
        with self._db.reading() as books:
            asked = _asked(books, self._desks.on(books), now)
        return bool(asked.promises or asked.kept or asked.met)


def _asked(books: sql.Books, desk: cases.Desk, now: datetime) -> Asked:
    """Return what no clock says yet."""
    opened = desk.books.cases.open()
    promises = [
        *_enquiries(books, desk, now),
        *(each for case in opened for each in _reports(books, desk, case, now)),
        *(each for case in opened for each in _updates(books, desk, case, now)),
    ]
    wanted = {one.about for one in promises}
    return Asked(
        promises=tuple(
            one
            for one in promises
            if one.due_at > now - _LONG_AGO and not promising.is_promised(desk, one)
        ),
        kept=tuple(
            (one.task_id, one.code)
            for one in _running(books, desk, opened, now)
            if one.code in _ENDING and one.task_id not in wanted
        ),
        met=tuple(said.met(books, desk, opened)),
    )


def _running(
    books: sql.Books, desk: cases.Desk, opened: Iterable[cases.Case], now: datetime
) -> list[cases.clocks.Clock]:
    """Return clocks that run: what still asks for something, and what has told everybody."""
    clocks = desk.books.clocks
    answered = [
        one.entry_id
        for one in books.entries.all(entries.model.Enquiry)
        if one.answered_at is not None and one.answered_at > now - _LATELY
    ]
    found = [
        *clocks.due(now + _EVER, _MANY),
        *clocks.of_all([one.case_id for one in opened]),
        *(each for key in answered for each in clocks.of_task(f"enquiry/{key}")),
    ]
    return list({one.clock_id: one for one in found if one.is_running}.values())


def _enquiries(books: sql.Books, desk: cases.Desk, now: datetime) -> Iterator[promising.Promise]:
    for one in books.entries.all(entries.model.Enquiry):
        if one.due_at is not None and one.answered_at is None:
            yield promising.Promise(
                about=f"enquiry/{one.entry_id}",
                name=desk.say("cases.clock.enquiry", {"name": one.name}),
                due_at=one.due_at,
                rungs=_ladder(books, desk, "", now, owner_id=one.owner_id),
            )


def _reports(
    books: sql.Books, desk: cases.Desk, case: cases.Case, now: datetime
) -> Iterator[promising.Promise]:
    """Yield what the law has us tell authorities of a grave case, where it is theirs."""
    if case.level < warning.Level.ORANGE:
        return
    plan = cases.verbs.opening.playbook(desk, case.playbook)
    trigger = desk.say(f"cases.trigger.{case.sort.trigger}", {})
    about = [one.casefold() for one in (*trigger.values(), *plan.name.values(), plan.code)]
    for one in books.entries.all(entries.model.Association):
        if one.report_within_h is not None and _is_theirs(one.topics, about):
            yield promising.Promise(
                about=f"association/{one.entry_id}/{case.case_id}",
                name=desk.say("cases.clock.association", {"name": one.name}),
                due_at=case.opened_at + timedelta(hours=one.report_within_h),
                rungs=_ladder(books, desk, case.case_id, now, owner_id=one.owner_id),
                case_id=case.case_id,
            )


def _is_theirs(topics: Iterable[str], about: Iterable[str]) -> bool:
    """Return whether an authority's topics are a case's; one without any is asked of all."""
    told = [one.strip().casefold() for one in topics if one.strip()]
    return not told or any(topic in word or word in topic for topic in told for word in about)


def _updates(
    books: sql.Books, desk: cases.Desk, case: cases.Case, now: datetime
) -> Iterator[promising.Promise]:
    """Yield when the newest that was said promised to say more."""
    for newest in books.publications.published(case_id=case.case_id, limit=1):
        words = books.drafts.statement(newest.statement_id)
        if words is not None and words.next_update_at is not None:
            yield promising.Promise(
                about=f"update/{newest.publication_id}",
                name=desk.say("cases.clock.update", {"name": words.subject}),
                due_at=words.next_update_at,
                rungs=_ladder(books, desk, case.case_id, now, owner_id=""),
                case_id=case.case_id,
            )


def _ladder(
    books: sql.Books, desk: cases.Desk, case_id: str, now: datetime, *, owner_id: str
) -> tuple[cases.clocks.Rung, ...]:
    """Return whose it is, whoever speaks for us, whoever leads: each once."""
    team = [one for one in desk.books.team.of(case_id) if one.duty == "comms" and one.user_id]
    speaks = team or desk.duties.holders("comms", now)
    rungs = [
        *_owner(books, owner_id),
        *(
            cases.clocks.Rung(duty="comms", user_id=one.user_id, name=one.name)
            for one in speaks[:1]
        ),
        *promising.lead(desk, case_id, now),
    ]
    return tuple({one.user_id: one for one in reversed(rungs)}.values())[::-1]


def _owner(books: sql.Books, owner_id: str) -> list[cases.clocks.Rung]:
    try:
        who = peopling.person(books, owner_id)
    except cases.errors.BadEntry:  # nobody, or who was let go
        return []
    return [cases.clocks.Rung(duty="owner", user_id=who.user_id, name=who.name)]

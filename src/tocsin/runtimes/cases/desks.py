"""The room of cases inside one transaction: every line of its timeline is audited and shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from tocsin import cases, notices
from tocsin.adapters import sql
from tocsin.kernel import catalogue
from tocsin.runtimes import noticing, publishing, rulings
from tocsin.runtimes.cases import speaking

CLIMB = notices.Route(channel="", recipient="").climb_after

StopsOf = Callable[[sql.Books, cases.Person], Sequence[notices.Stop]]
DutiesOf = Callable[[sql.Books], cases.Duties]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desks:
    """Makes the room's desk for a transaction."""

    duties_of: DutiesOf
    stops_of: StopsOf
    routes: Sequence[notices.Route]  # of the house: whoever is told when nobody is named
    desk_of: noticing.DeskOf

    def on(self, books: sql.Books) -> cases.Desk:
        """Return the room's desk on these books."""
        cabinet = books.cases.cabinet()
        told = replace(cabinet, timeline=_Told(books, cabinet.timeline))
        duties = self.duties_of(books)

        def tell(one: notices.Bulletin, people: Sequence[cases.Person]) -> None:
            routes = self._routes(books, people)
            notices.promise(self.desk_of(books), notices.announce(one, routes, now=one.at), one.at)

        return cases.Desk(
            books=told, duties=duties, tell=tell, say=_said, said=partial(speaking.said, books)
        )

    def _routes(self, books: sql.Books, people: Sequence[cases.Person]) -> Sequence[notices.Route]:
        if not people:
            return rulings.routes.in_force(books, self.routes)
        first, *others = people
        chain = tuple(stop for one in others for stop in self.stops_of(books, one))
        return [
            notices.Route(
                channel=stop.channel,
                recipient=stop.recipient,
                min_level="none",
                languages=stop.languages,
                climb_after=CLIMB,
                chain=chain,
            )
            for stop in self.stops_of(books, first)
        ]


def _said(code: str, facts: Mapping[str, object]) -> cases.Words:
    sentences = catalogue.standard()
    return {lang: sentences.say(lang, code, facts) for lang in catalogue.LANGUAGES}


class _Told:
    """A timeline whose every line is audited, and that screens hear of."""

    def __init__(self, books: sql.Books, kept: cases.ports.TimelineBook) -> None:
        self._books, self._kept = books, kept

    def add(self, one: cases.Entry) -> None:
        """Add a line."""
        self._kept.add(one)
        facts = {**one.facts, "case_id": one.case_id} if one.case_id else one.facts
        self._books.audit.append(one.at, one.actor, one.action, one.subject, facts)
        what, subject = one.action.partition(".")[0], one.subject
        if one.case_id:
            what, subject = "case", one.case_id
        publishing.changed(self._books, what, subject, one.at)

    def of(
        self,
        case_id: str,
        *,
        actions: Sequence[str] = (),
        actor: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 1000,
    ) -> list[cases.Entry]:
        """Return a case's newest lines in order."""
        return self._kept.of(
            case_id, actions=actions, actor=actor, since=since, until=until, limit=limit
        )

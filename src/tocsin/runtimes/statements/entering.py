"""The room's books over SQL's: what changes stands in the trail and on the screens at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from tocsin import notices, statements
from tocsin.adapters import sql
from tocsin.runtimes import publishing, rulings
from tocsin.runtimes.statements import everybody, lines
from tocsin.runtimes.statements.standing import deputies, levels, names


class _Trail:
    def __init__(self, books: sql.Books) -> None:
        self._books = books

    def enter(
        self, now: datetime, person_id: str, action: str, subject: str, facts: Mapping[str, object]
    ) -> None:
        self._books.audit.append(now, person_id, action, subject, facts)
        lines.add(self._books, now, person_id, action, subject, facts)
        publishing.changed(self._books, action.partition(".")[0], subject, now)


class _Voice:
    def __init__(self, books: sql.Books, routes: Sequence[notices.Route]) -> None:
        self._books, self._routes = books, routes

    def tell(self, told: Sequence[notices.Bulletin], now: datetime) -> None:
        routes = everybody.routes(rulings.routes.in_force(self._books, self._routes))
        promised = [notice for one in told for notice in notices.announce(one, routes, now=now)]
        for notice in self._books.outbox.add(promised):
            publishing.changed(self._books, "notice", notice.notice_id, now)


def desk(books: sql.Books, routes: Sequence[notices.Route] = ()) -> statements.Books:
    """Return the room's books within the caller's transaction; everybody = whom `routes` reach."""
    known = deputies.Deputies(books)
    return statements.Books(
        facts=books.facts,
        drafts=books.drafts,
        attachments=books.attachments,
        signatures=books.signatures,
        publications=books.publications,
        plans=books.plans,
        shares=books.shares,
        trail=_Trail(books),
        voice=_Voice(books, routes),
        level_of=partial(levels.of_case, books),
        zone_of=partial(levels.zone_of, books),
        cluster_of=partial(levels.cluster_of, books),
        names_of=partial(names.of_case, books),
        lines_of=known.lines_of,
        person_of=known.person_of,
        lost_of=known.lost_of,
    )

"""Brings posts that the reader takes for distress to people who are trained; answers none."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol, cast

import structlog

from tocsin import cases
from tocsin.adapters import archive, sql
from tocsin.cases import verbs
from tocsin.kernel import clock
from tocsin.runtimes import chores
from tocsin.runtimes.cases.desks import Desks

log = structlog.get_logger()

EVERY_S = 15.0
SURE = 0.9  # the reader learned from phrases: what it is less sure of is left to people's eyes
FRESH = timedelta(hours=1)  # what is older was back-filled: nobody can be reached in time
MANY = 20  # that wait unanswered: whoever opens the queue sees them; more call nobody


class Posts(Protocol):
    """Finds stored posts."""

    def search(self, query: archive.PostQuery, /) -> archive.Page:
        """Return a page of posts, the newest first."""
        ...


class Wards:
    """The chore of distress: it begins once somebody is entered as trained."""

    def __init__(
        self,
        *,
        db: sql.Database,
        posts: Posts,
        desks: Desks,
        time: clock.Clock,
        alone: chores.tidying.Alone,
    ) -> None:
        self._db, self._posts, self._desks = db, posts, desks
        self._time, self._alone = time, alone

    def chore(self) -> chores.Chore:
        """Return it as one of the runtime's chores."""
        return chores.Chore(name="wards", every_s=EVERY_S, job=self.run)

    async def run(self) -> None:
        """Look once; only what is new takes the pen."""
        now = self._time.now()
        found = await chores.to_its_end(lambda: self._found(now))
        if found:
            await self._alone(lambda: self.take_up(found, now))

    def take_up(self, found: list[Mapping[str, object]], now: datetime) -> int:
        """Have trained people called for each of these posts; returns for how many."""
        with self._db.writing() as books:
            desk = self._desks.on(books)
            open_cases = desk.books.cases.open()
            for row in found:
                watched = frozenset(cast("list[str]", row["watches"]))
                case = next((one for one in open_cases if watched.intersection(one.watches)), None)
                told = verbs.negatives.Collected(
                    excerpt=str(row["text"])[:5000], post_id=_id(row), is_distressed=True
                )
                case_id = case.case_id if case else ""
                verbs.negatives.collect(desk, cases.law.MACHINE, case_id, told, now)
        log.info("case.distress_read", posts=len(found))
        return len(found)

    def _found(self, now: datetime) -> list[Mapping[str, object]]:
        with self._db.reading() as books:
            desk = self._desks.on(books)
            if not desk.duties.trained(now):
                return []
            known = desk.books.negatives.all()
        unanswered = [one for one in known if one.is_distressed and not (one.answer or one.outcome)]
        asked = archive.PostQuery(is_matched=True, distress=SURE, since=now - FRESH, limit=MANY)
        taken = {one.post_id for one in known}
        fresh = [one for one in self._posts.search(asked).posts if _id(one) not in taken]
        return [one for one in fresh if str(one["text"]).strip()][: max(0, MANY - len(unanswered))]


def _id(row: Mapping[str, object]) -> str:
    return f"{row['platform']}/{row['post_id']}"

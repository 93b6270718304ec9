"""From level changes to cases, in the transaction of the level change."""

from collections.abc import Callable, Mapping
from datetime import datetime

import structlog

from tocsin import cases, listening, notices, warning
from tocsin.adapters import sql
from tocsin.runtimes import rulings
from tocsin.runtimes.cases.desks import Desks

log = structlog.get_logger()


class Openings:
    """Tells people of levels, and then has cases take them up.

    What is older than notices go out for opens nothing: back-filled posts start no clocks.
    """

    def __init__(
        self,
        tell: rulings.Tell,
        desks: Desks,
        watches: Callable[[], Mapping[str, listening.Watch]],
        *,
        is_simulated: bool,
    ) -> None:
        self._tell, self._desks, self._watches = tell, desks, watches
        self._is_simulated = is_simulated

    def __call__(self, books: sql.Books, telling: rulings.Telling, now: datetime) -> None:
        """Tell of the changes and take them up."""
        self._tell(books, telling, now)
        if not telling.moves:
            return
        desk = self._desks.on(books)
        names = self._watches()
        gathered = {one.gathering_id: one.watches for one in books.gatherings.open()}
        for moved in telling.moves:
            change = moved.change
            watch = names.get(change.watch_id)
            is_fresh = now - change.at <= notices.STALE_AFTER
            together = gathered.get(_gathering(books, change), ())
            heard = cases.verbs.hearing.Heard(
                change=change,
                watch_name=watch.name if watch else change.watch_id,
                is_told=is_fresh and (change.change_id in telling.told or bool(together)),
                together=frozenset(together),
                is_simulated=self._is_simulated,
            )
            case = cases.verbs.hearing.heard(desk, heard, now)
            if case is not None:
                log.info("case.heard", case_id=case.case_id, level=case.level.word)


def _gathering(books: sql.Books, change: warning.LevelChange) -> str:
    """Return what people are told of instead of a change; "" where it stands alone."""
    held = books.withheld.of(warning_id=change.warning_id)
    return next(
        (one.by for one in held if one.change_id == change.change_id and one.why == "gathering"), ""
    )

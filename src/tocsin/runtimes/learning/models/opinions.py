"""What the learned model in use says, from the books alone: the same after a restart."""

from collections.abc import Iterator, Mapping

import structlog

from tocsin import warning
from tocsin.adapters import sql
from tocsin.runtimes import rulings
from tocsin.runtimes.learning.models import watching
from tocsin.warning import model, risk

log = structlog.get_logger()


class ModelInUse:
    """Follows which model people put in use; one short look while nothing changes."""

    def __init__(self) -> None:
        self._mark: tuple[int, str] | None = None
        self._found: risk.Shelved | None = None

    def renewed(self, books: sql.Books) -> risk.Shelved | None:
        """Return the model that may judge, None where the rules stand alone."""
        mark = books.models.mark()
        if mark != self._mark:
            self._mark, self._found = mark, books.models.in_use()
            if self._found is not None and not risk.judges(self._found):
                log.error("risk.not_used", version=self._found.model.version)
                self._found = None
        return self._found


class Opinions:
    """What one model says at the ends of its bins; minutes `span` are being judged."""

    def __init__(
        self, books: sql.Books, chosen: risk.Shelved | None, span: tuple[int, int]
    ) -> None:
        self._books, self._chosen, self._span = books, chosen, span
        self._watched: list[risk.Watched] | None = None

    @property
    def version(self) -> int:
        """Return the model's; 0 where the rules stand alone."""
        return 0 if self._chosen is None else self._chosen.model.version

    def before(self, minute: int) -> Mapping[str, model.Opinion]:
        """Return its opinion of every watch, from the bins that ended before a minute."""
        if self._chosen is None:
            return {}
        until = minute - minute % risk.BIN
        if self._watched is None:
            self._watched = list(self._read(self._chosen))
        told: dict[str, model.Opinion] = {}
        for watched in self._watched:
            first = max(watched.first, until - risk.opining.LOOKED_AT)
            if first >= until:
                continue
            one = risk.opine(self._chosen, watched.part(first, until))
            if one is not None:
                told[watched.watch_id] = one
        return told

    def _read(self, chosen: risk.Shelved) -> Iterator[risk.Watched]:
        """Yield its watches with all that the span may look at."""
        names = risk.opining.indicators(chosen.model)
        since, last = self._span[0] - risk.opining.LOOKED_AT - risk.BIN, self._span[1]
        for watch_id in chosen.model.provenance.watches:
            begun = self._books.rollups.begun(watch_id)
            if begun is None or begun > last:
                continue
            first, counted = max(begun, since), watching.counted(names)
            rows = self._books.rollups.counts(watch_id, last, counted, since=since)
            counts = risk.opining.spread(first, last, rows, counted)
            yield watching.watched(self._books, watch_id, first, counts, names)


def looking(
    books: sql.Books, chosen: risk.Shelved | None, span: tuple[int, int]
) -> warning.Looking:
    """Return how the desk looks into one transaction's books while it judges minutes `span`."""
    asked, opinions = rulings.Looking(books), Opinions(books, chosen, span)
    return warning.Looking(
        evidence=asked.evidence,
        platforms=asked.platforms,
        phrases=asked.phrases,
        opinions=opinions.before,
        model=opinions.version,
    )

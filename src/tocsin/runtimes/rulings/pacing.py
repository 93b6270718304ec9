"""A sensitive period makes sources ask oftener: their own wait, shortened while it lasts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tocsin import connectors, listening
from tocsin.adapters import sql
from tocsin.kernel import clock
from tocsin.runtimes.rulings import lawmaking
from tocsin.warning import periods, presets

_LEAST_S = 1
_WAIT = "poll_s"


class Pace:
    """Tells how each source is to be asked at this moment."""

    def __init__(self, time: clock.Clock) -> None:
        self._time = time
        self._calendar = periods.Calendar()

    def __call__(self, books: sql.Books) -> dict[str, listening.Source]:
        """Return the sources of the books, each with the wait that holds now."""
        sources = {source.source_id: source for source in books.sources.all()}
        rules = lawmaking.in_force(books)
        minute = int(self._time.now().timestamp()) // 60
        if rules.periods != self._calendar.periods:  # its spans are reckoned once
            self._calendar = periods.Calendar(rules.periods)
        told = self._calendar.at(minute)
        watches = books.watches.all()
        return {
            source_id: paced(source, _factor(source, watches, told, rules.presets))
            for source_id, source in sources.items()
        }


def _factor(
    source: listening.Source,
    watches: Iterable[listening.Watch],
    told: Iterable[periods.Period],
    chosen: Mapping[str, str],
) -> float:
    fed = [one.watch_id for one in watches if not one.sources or source.source_id in one.sources]
    known = {one.code: one for one in presets.every()}
    usual = (
        known[chosen[watch_id]].value("poll_factor")
        for watch_id in fed
        if chosen.get(watch_id) in known
    )
    factors = [one for one in usual if one is not None]
    factors += [one.poll_factor for one in told if any(map(one.concerns, fed))]
    return min(factors, default=1.0)


def paced(source: listening.Source, factor: float) -> listening.Source:
    """Return the source with its wait times `factor`; one that does not poll stays as it is.

    What the server asks for (a ttl, a Retry-After) still makes the wait longer.
    """
    if factor == 1.0 or source.connector not in connectors.kinds():
        return source
    fields = connectors.kind(source.connector).settings_schema().get("properties", {})
    told = source.settings.get(_WAIT, fields.get(_WAIT, {}).get("default"))
    if not isinstance(told, int | float) or isinstance(told, bool):
        return source
    wait = max(_LEAST_S, round(told * factor))
    return replace(source, settings={**source.settings, _WAIT: wait})

"""The watches and sources in force, and how much each watch hears."""

from collections.abc import Callable, Mapping
from datetime import datetime

from tocsin import listening
from tocsin.adapters import sql
from tocsin.runtimes.board import HealthBoard

Paced = Callable[[sql.Books], Mapping[str, listening.Source]]


def _as_entered(books: sql.Books) -> Mapping[str, listening.Source]:
    return {source.source_id: source for source in books.sources.all()}


class Roster:
    """What the store says we watch and listen to; read anew whenever it changes.

    `paced` tells the sources as they are to be asked at this moment.
    """

    def __init__(self, board: HealthBoard, paced: Paced = _as_entered) -> None:
        self._board, self._paced = board, paced
        self.watches: dict[str, listening.Watch] = {}
        self.sources: dict[str, listening.Source] = {}

    def read(self, books: sql.Books) -> None:
        """Read the watches and sources in force."""
        self.watches = {watch.watch_id: watch for watch in books.watches.all()}
        self.sources = dict(self._paced(books))

    def is_outdated(self, db: sql.Database) -> bool:
        """Return whether the books hold other watches or sources than were read."""
        now = Roster(self._board, self._paced)
        with db.reading() as books:
            now.read(books)
        return (now.watches, now.sources) != (self.watches, self.sources)

    def health(self, source_id: str) -> listening.SourceHealth:
        """Return how one source is doing; it fails while the store refuses."""
        return self._board.known.get(source_id) or self._board.of(source_id)

    def coverage(self, now: datetime) -> Mapping[str, listening.Coverage]:
        """Return the coverage of every watch."""
        return {watch_id: self.coverage_of(watch, now) for watch_id, watch in self.watches.items()}

    def coverage_of(self, watch: listening.Watch, now: datetime) -> listening.Coverage:
        """Return the coverage of one watch."""
        sources = self.sources.values()
        return listening.coverage.of_watch(watch, sources, self._board.known, now)


class WholeCoverage:
    """A replay hears everything there is: one source, alive."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    def __call__(self, now: datetime) -> Mapping[str, listening.Coverage]:
        """Return whole coverage for every watch."""
        del now
        whole = listening.Coverage(alive=1, expected=1, oldest_fetch_s=0.0)
        return dict.fromkeys(self._roster.watches, whole)

"""The demo: the story so far is played at once, the rest unfolds live."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime

from tocsin import listening, settings, simulation
from tocsin.assembly import building, choosing, feeding, telling
from tocsin.assembly.keeping import Kept
from tocsin.kernel import clock
from tocsin.runtimes import stepping

SOURCE_ID = "demo-story"
_ANCHOR = "demo/begins_at"


class _Past:
    """What a telling of the story brings up to a moment."""

    def __init__(self, story: listening.Connector, until: datetime) -> None:
        self._story, self._until = story, until

    async def batches(self, cursor: str | None) -> AsyncIterator[listening.Batch]:
        """Return the batches up to the moment, and end."""
        async for batch in self._story.batches(cursor):
            if datetime.fromisoformat(batch.cursor) >= self._until:
                return
            yield batch


async def begin_demo(kept: Kept, chosen: settings.Settings) -> None:
    """Play the story up to now into `kept`; a story that is over begins anew.

    It is so short that to start other processes costs more than they would take off this one.
    """
    now = clock.SystemClock().now()
    source = _source(kept, now)
    play = building.rehearsal(
        kept,
        stepping.Steppers(processes=0),
        chosen,
        leave_needs_person=True,
        routes=telling.routes(chosen),
    )
    with kept.db.reading() as books:
        watches = books.watches.all()
    reader = choosing.reader(kept, chosen.ingest.reader)
    past = _Past(feeding.connect(source, kept, clock.SetClock(now)), now)
    await play.run(feeding.feeding(source, past, watches, reader))
    if play.time.now() > datetime.fromisoformat(str(source.settings["begins_at"])):
        _remember(kept, source, play.time.now())


def _remember(kept: Kept, source: listening.Source, last_post_at: datetime) -> None:
    """Have the source know its newest post: the story so far was played, not heard."""
    with kept.db.writing() as books:
        waiting = listening.SourceHealth(source_id=source.source_id, status="waiting")
        was = books.health.get(source.source_id) or waiting
        newest = max(last_post_at, was.last_post_at or last_post_at)
        books.health.put(replace(was, last_post_at=newest))


def _source(kept: Kept, now: datetime) -> listening.Source:
    with kept.db.writing() as books:
        told = books.settings.get(_ANCHOR)
        begins_at = datetime.fromisoformat(told) if told else None
        if begins_at is None or simulation.Story(begins_at=begins_at).ends_at < now:
            begins_at = simulation.demo_begins_at(now)
            books.settings.put(_ANCHOR, begins_at.isoformat())
        source = listening.Source(
            source_id=f"{SOURCE_ID}-{begins_at:%Y%m%d%H%M%S}",
            connector="simulation",
            name="Demo",
            settings={"begins_at": begins_at.isoformat()},
            expected_every_s=30,
        )
        for old in books.sources.all():
            if old.source_id.startswith(SOURCE_ID) and old.source_id != source.source_id:
                books.sources.remove(old.source_id)
        books.sources.put(source)
        for watch in simulation.watches():
            books.watches.put(watch)
    return source

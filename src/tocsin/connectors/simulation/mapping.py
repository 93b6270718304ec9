"""From the story's time to the machine's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from tocsin import listening

_TIME_COLUMNS = ("created_at", "received_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Where the story stood at one moment, and how fast it has run since."""

    wall: datetime
    story: datetime
    speed: float

    def story_at(self, now: datetime) -> datetime:
        """Return how far the story has come."""
        return self.story + (now - self.wall) * self.speed

    def restamped(self, posts: pa.RecordBatch) -> pa.RecordBatch:
        """Return `posts` at the moments when they are heard."""
        if self.speed == 1.0 and self.wall == self.story:
            return posts
        for name in _TIME_COLUMNS:
            place = posts.schema.get_field_index(name)
            field = posts.schema.field(name)
            posts = posts.set_column(place, field, self._heard(posts.column(name)))
        return posts

    def _heard(self, times: pa.Array) -> pa.Array:
        since = pc.cast(pc.subtract(times, pa.scalar(self.story, times.type)), pa.int64())
        run = pc.cast(pc.divide(pc.cast(since, pa.float64()), self.speed), pa.int64(), safe=False)
        begun = round(self.wall.timestamp() * 1e6)
        return pc.cast(pc.add(run, begun), listening.model.UTC_TIME)


def cursor(heard: datetime) -> str:
    """Return the cursor of a story heard up to, not including, one moment."""
    return heard.isoformat()


def heard(cursor: str | None, begins_at: datetime) -> datetime:
    """Return how far the story was heard; an unreadable cursor begins anew."""
    try:
        told = datetime.fromisoformat(cursor or "")
    except ValueError:
        return begins_at
    return max(told, begins_at) if told.tzinfo else begins_at


def behind(moment: datetime) -> datetime:
    """Return the first moment after `moment`."""
    return moment + timedelta(microseconds=1)

"""The story as a whole: its posts by time, its chapters, its end."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from tocsin.listening import model as listening_model
from tocsin.simulation import script, writing
from tocsin.simulation.model import Chapter

# The first post of the crisis is so old when the demo opens: the big account comes next.
_LEAD = timedelta(minutes=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Two days of an invented brand; equal fields tell the same story, post for post."""

    seed: int = 7
    begins_at: datetime
    hours: int = script.HOURS

    @property
    def ends_at(self) -> datetime:
        """Return when the story is over."""
        return self.begins_at + timedelta(hours=self.hours)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Return the named stretches of the story, in order, without a gap."""
        named = [
            ("quiet", 0.0),
            ("promotion", script.PROMO.begins_min),
            ("ordinary", script.PROMO.ends_min),
            *((scene.name, scene.begins_min) for scene in script.CRISIS),
            ("aftermath", script.CRISIS[-1].ends_min),
        ]
        begins = [self.begins_at + timedelta(minutes=minute) for _, minute in named]
        ends = [*begins[1:], max(self.ends_at, begins[-1])]
        return tuple(
            Chapter(name=name, begins_at=begin, ends_at=min(end, self.ends_at))
            for (name, _), begin, end in zip(named, begins, ends, strict=True)
            if begin < self.ends_at
        )

    def posts(self, first: datetime, last: datetime) -> pa.RecordBatch:
        """Return the posts with first ≤ created_at < last, as listening.POSTS in time order.

        The same posts come out whichever way the time is cut.
        """
        whole = writing.write(self.begins_at, hours=self.hours, seed=self.seed)
        time = listening_model.UTC_TIME
        created = whole.column("created_at")
        after = pc.greater_equal(created, pa.scalar(first, time))
        before = pc.less(created, pa.scalar(last, time))
        return whole.filter(pc.and_(after, before))


def demo_begins_at(now: datetime) -> datetime:
    """Return when a story must begin so that its crisis is about to grow at `now`."""
    return (now - _LEAD - timedelta(minutes=script.FIRST_POST)).replace(microsecond=0)

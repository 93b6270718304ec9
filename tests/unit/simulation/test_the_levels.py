"""What the house makes of its own story: read, counted and judged as it would be live."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from functools import cache, partial

import pytest

from tocsin import indicators, listening, pipeline, simulation, warning
from tocsin.adapters import models

NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
STORY = simulation.Story(begins_at=simulation.demo_begins_at(NOW))
BEGINS = {chapter.name: chapter.begins_at for chapter in STORY.chapters}


def minute_of(at: datetime) -> int:
    return int(at.timestamp() // 60)


@cache
def changes() -> tuple[warning.LevelChange, ...]:
    """Return every change of level up to two hours into the crisis."""
    end = BEGINS["first_post"] + timedelta(hours=2)
    recipe = pipeline.Recipe(watches=simulation.watches(), reader=models.reader("ngram"))
    parse = partial(listening.Parsed, posts=STORY.posts(STORY.begins_at, end))
    stepped = pipeline.Step(recipe)(listening.Batch(parse=parse, cursor=""))
    counted = defaultdict(list)
    for row in indicators.roll_up(stepped.posts).to_pylist():
        counted[row["minute"]].append((row["watch_id"], row["mentions"], row["negative"]))
    desk = warning.Desk(warning.SeasonalDetector(), warning.Policy())
    desk.join([watch.watch_id for watch in simulation.watches()])
    found = []
    for minute in range(minute_of(STORY.begins_at), minute_of(end)):
        for watch_id, mentions, negative in counted[minute]:
            desk.add([watch_id], [minute], [mentions], [negative])
        found += [verdict.change for verdict in desk.tick(minute, minute)]
    return tuple(found)


def highest(watch_id: str, first: datetime, last: datetime) -> warning.Level:
    rises = [one for one in changes() if one.watch_id == watch_id and first <= one.at < last]
    return max((one.after for one in rises), default=warning.Level.NONE)


@pytest.mark.parametrize("watch", simulation.watches(), ids=lambda watch: watch.watch_id)
def test_nothing_before_the_crisis_is_more_than_blue(watch: listening.Watch) -> None:
    reached = highest(watch.watch_id, STORY.begins_at, BEGINS["first_post"])

    assert reached <= warning.Level.BLUE


def test_the_brand_is_yellow_within_a_quarter_of_an_hour_of_the_big_account() -> None:
    first = BEGINS["big_account"]

    assert highest("sim-brand", first, first + timedelta(minutes=15)) >= warning.Level.YELLOW


@pytest.mark.parametrize("watch", simulation.watches(), ids=lambda watch: watch.watch_id)
def test_the_crisis_is_orange_within_three_quarters_of_an_hour(watch: listening.Watch) -> None:
    first = BEGINS["first_post"]

    reached = highest(watch.watch_id, first, first + timedelta(minutes=45))
    assert reached >= warning.Level.ORANGE

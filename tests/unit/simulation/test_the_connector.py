"""The connector that plays the story."""

import pickle
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest

from tocsin import listening, simulation
from tocsin.connectors import simulation as playing
from tocsin.connectors.simulation import source
from tocsin.kernel import clock, pseudonyms

BEGINS = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
LATER = BEGINS + timedelta(hours=32, minutes=12)
STORY = simulation.Story(begins_at=BEGINS)
NAMES = pseudonyms.Pseudonyms(key=b"0" * 32)


class Playing:
    """One playing of the story on a clock that moves only while the connector sleeps."""

    def __init__(self, now: datetime, **settings: object) -> None:
        self.clock = clock.SetClock(now)
        self.slept: list[float] = []
        told = playing.Settings.model_validate({"begins_at": BEGINS, **settings})
        self.connector = source.SimulationConnector(told, clock=self.clock, sleep=self._sleep)

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.clock.put(self.clock.now() + timedelta(seconds=seconds))

    async def until(self, end: datetime, cursor: str | None = None) -> list[listening.Batch]:
        batches = []
        async for batch in self.connector.batches(cursor):
            batches.append(batch)
            if self.clock.now() >= end:  # the story's connector never ends by itself
                return batches
        raise AssertionError


def posts(batches: Sequence[listening.Batch]) -> pa.Table:
    return pa.Table.from_batches([batch.parse().posts for batch in batches], listening.POSTS)


def ids(batches: Sequence[listening.Batch]) -> list[str]:
    found: list[str] = posts(batches).column("post_id").to_pylist()
    return found


async def test_the_past_comes_at_once_in_batches_of_two_thousand() -> None:
    played = await Playing(LATER).until(LATER)

    assert len(played) == 1
    assert played[0].rows == source.BATCH_POSTS


async def test_the_past_and_the_present_together_are_the_story() -> None:
    end = LATER + timedelta(minutes=5)
    playing_now = Playing(LATER)
    played = await playing_now.until(end)

    heard = datetime.fromisoformat(played[-1].cursor)
    assert heard >= end
    assert ids(played) == STORY.posts(BEGINS, heard).column("post_id").to_pylist()
    assert set(playing_now.slept) == {0.25}


async def test_a_live_post_is_heard_within_a_quarter_of_a_second() -> None:
    connector = Playing(LATER)
    late = []
    async for batch in connector.connector.batches(LATER.isoformat()):
        now = connector.clock.now()
        late += [now - at for at in batch.parse().posts.column("created_at").to_pylist()]
        if now > LATER + timedelta(minutes=2):
            break

    assert late
    assert max(late) <= timedelta(seconds=0.25)


@pytest.mark.parametrize("speed", [1.0, 20.0])
async def test_taking_up_any_cursor_brings_the_rest_once(speed: float) -> None:
    end = LATER + timedelta(seconds=90)
    whole = await Playing(LATER, speed=speed).until(end)
    cut = len(whole) // 2

    rest = await Playing(LATER, speed=speed).until(end, whole[cut].cursor)

    both = ids(whole[: cut + 1]) + ids(rest)
    assert len(both) == len(set(both))
    assert set(ids(whole[: cut + 1])) < set(both)


async def test_at_twenty_times_the_speed_posts_are_stamped_when_they_are_heard() -> None:
    end = LATER + timedelta(minutes=1)
    played = await Playing(LATER, speed=20.0).until(end, LATER.isoformat())
    heard = posts(played)
    times = heard.column("created_at").to_pylist()

    assert heard.num_rows == STORY.posts(LATER, LATER + timedelta(minutes=20)).num_rows
    assert times == sorted(times)
    assert times[-1] <= end


async def test_a_fast_story_waits_while_nobody_listens() -> None:
    ahead = LATER + timedelta(hours=2)
    played = await Playing(LATER, speed=20.0).until(LATER + timedelta(seconds=3), ahead.isoformat())

    assert (
        ids(played)
        == STORY.posts(ahead, ahead + timedelta(minutes=1)).column("post_id").to_pylist()
    )
    assert posts(played).column("created_at")[0].as_py() >= LATER


async def test_a_story_that_has_not_begun_is_waited_for() -> None:
    early = BEGINS - timedelta(seconds=40)
    played = await Playing(early).until(BEGINS - timedelta(seconds=1))

    assert len(played) >= 2
    assert posts(played).num_rows == 0


async def test_after_its_end_the_story_is_silent_but_the_source_is_alive() -> None:
    over = STORY.ends_at + timedelta(hours=1)
    played = await Playing(over).until(over + timedelta(minutes=1), STORY.ends_at.isoformat())

    assert len(played) >= 4
    assert posts(played).num_rows == 0


@pytest.mark.parametrize("cursor", ["", "yesterday", "2026-03-02T01:30:00", "{}"])
async def test_an_unreadable_cursor_begins_anew(cursor: str) -> None:
    played = await Playing(LATER).until(LATER, cursor)

    assert ids(played)[0] == STORY.posts(BEGINS, LATER).column("post_id")[0].as_py()


async def test_a_batch_travels_to_another_process_without_its_neighbours() -> None:
    last = (await Playing(LATER).until(LATER + timedelta(seconds=1)))[-1]
    live = (await Playing(LATER).until(LATER + timedelta(seconds=1), LATER.isoformat()))[0]

    assert pickle.loads(pickle.dumps(last.parse))().posts.equals(last.parse().posts)
    assert len(pickle.dumps(live.parse)) < 20_000


@pytest.mark.parametrize(
    ("settings", "wrong"),
    [
        ({}, "begins_at"),
        ({"begins_at": "2026-03-02T01:30:00"}, "begins_at"),
        ({"begins_at": "2026-03-02T01:30:00Z", "speed": 0}, "speed"),
        ({"begins_at": "2026-03-02T01:30:00Z", "hours": 0}, "hours"),
        ({"begins_at": "2026-03-02T01:30:00Z", "pace": 2}, "pace"),
    ],
)
def test_settings_that_do_not_hold_are_refused_by_name(
    settings: dict[str, object], wrong: str
) -> None:
    with pytest.raises(listening.errors.BadSettings) as refused:
        playing.connector(settings, clock=clock.SetClock(BEGINS), pseudonyms=NAMES)

    assert refused.value.facts["setting"] == wrong


def test_the_manifest_speaks_of_three_languages() -> None:
    assert set(playing.MANIFEST.languages) == {"zh-Hant", "zh-Hans", "en"}

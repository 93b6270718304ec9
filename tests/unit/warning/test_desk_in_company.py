"""Many watches at one desk: a platform-wide surge is one matter, an outage is none."""

import numpy as np
from tests.unit.warning import counts

from tocsin import warning
from tocsin.warning import events

WATCHES = [f"w{number}" for number in range(10)]
DAYS = 3
BURST = 2 * counts.DAY + 600


def a_desk(streams: list[counts.Counts]) -> warning.Desk:
    """Return a desk that was told everything and has judged nothing."""
    desk = warning.Desk(warning.SeasonalDetector(), warning.Policy(leave_needs_person=False))
    for name, seen in zip(WATCHES, streams, strict=True):
        minutes = np.flatnonzero(seen)
        desk.add(
            [name] * len(minutes), minutes + counts.MONDAY, seen[minutes], np.zeros(len(minutes))
        )
    return desk


def calm_streams() -> list[counts.Counts]:
    return [counts.busy(DAYS, a_minute=1.0, seed=seed) for seed in range(len(WATCHES))]


def ticked(desk: warning.Desk, first: int, last: int) -> list[warning.LevelChanged]:
    return desk.tick(counts.MONDAY + first, counts.MONDAY + last - 1)


def test_a_surge_of_the_whole_platform_folds_its_warnings_into_one() -> None:
    streams = calm_streams()
    for seen in streams[:8]:
        seen[BURST : BURST + 30] += 25
    desk = a_desk(streams)
    ticked(desk, 0, BURST)
    desk.said()

    moves = ticked(desk, BURST, BURST + 400)
    said = [one.gathering for one in desk.said() if isinstance(one, events.Gathered)]

    folded = [one for one in moves if one.gathering_id]
    assert len({one.change.watch_id for one in folded}) >= 5
    assert {one.gathering_id for one in folded} == {said[0].gathering_id}
    assert set(said[-1].watches) >= {one.change.watch_id for one in folded}
    assert len(desk.standing()) >= 5


def test_no_level_falls_while_the_feed_is_out() -> None:
    streams = calm_streams()
    streams[0][BURST : BURST + 20] += 25
    for seen in streams:
        seen[BURST + 60 :] = 0
    desk = a_desk(streams)

    moves = ticked(desk, 0, DAYS * counts.DAY)

    outages = [one for one in desk.said() if isinstance(one, events.OutageTurned)]
    begun = next(n for n, one in enumerate(outages) if one.is_out)
    at = outages[begun].at
    assert outages[-1].is_out
    assert [one for one in moves if one.change.at > at and one.change.watch_id == "w0"] == []
    assert [one.watch_id for one in desk.standing()] == ["w0"]


def test_a_desk_restarted_in_a_surge_goes_on_as_if_it_never_was() -> None:
    streams = calm_streams()
    for seen in streams[:8]:
        seen[BURST : BURST + 30] += 25
    cut = BURST + 20
    whole, desk = a_desk(streams), a_desk(streams)
    ticked(desk, 0, cut)
    other = warning.Desk(warning.SeasonalDetector(), warning.Policy(leave_needs_person=False))
    other.load(desk.dump())

    ticked(whole, 0, cut)
    whole.said()

    assert ticked(other, cut, cut + 200) == ticked(whole, cut, cut + 200)
    assert other.said() == whole.said()

"""Nobody is told more than once an opening and once a change, and nothing kept back disappears."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin import warning
from tocsin.warning import errors, fatigue
from tocsin.warning.fatigue import sifting, silences

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LEVELS = st.lists(st.sampled_from(list(warning.Level)), max_size=30)


def ruled(
    number: int, before: warning.Level, after: warning.Level, **more: object
) -> sifting.Ruled:
    """Return a change of level at a minute."""
    at = NOON + number * MINUTE
    peak = more.pop("peak", max(before, after))
    standing = warning.EarlyWarning(
        warning_id="e1",
        watch_id="w1",
        level=after,
        opened_at=NOON,
        since=at,
        peak=peak,  # type: ignore[arg-type]  # a level
    )
    change = warning.LevelChange(
        change_id=f"c{number}",
        warning_id="e1",
        watch_id="w1",
        at=at,
        before=before,
        after=after,
        reasons=(),
        evidence=(),
        coverage=1.0,
        detector="d",
    )
    return sifting.Ruled(warning=standing, change=change, **more)  # type: ignore[arg-type]  # a test's own fields


def a_walk(levels: list[warning.Level]) -> list[sifting.Ruled]:
    """Return the changes that a watch's levels come to."""
    steps, before, peak = [], warning.Level.NONE, warning.Level.NONE
    for number, after in enumerate(levels):
        if after != before:
            peak = max(peak, after)
            steps.append(ruled(number, before, after, peak=peak))
            before = after
    return steps


def a_silence(**more: object) -> fatigue.Silence:
    told: dict[str, object] = {
        "silence_id": "s1",
        "reason": "our own sale",
        "person": "Lin",
        "begins_at": NOON,
        "ends_at": NOON + timedelta(hours=1),
    }
    return fatigue.Silence(**{**told, **more})  # type: ignore[arg-type]  # a test's own fields


@given(LEVELS, st.integers(0, 1))
def test_there_is_at_most_one_notice_a_change_and_each_is_told_or_recorded(
    levels: list[warning.Level], silences_: int
) -> None:
    steps = a_walk(levels)

    told = sifting.sift(steps, [a_silence()] * silences_, lambda _: False)

    assert len(told.told) <= len(steps)
    ids = [one.change_id for one in told.told] + [one.change_id for one in told.withheld]
    assert sorted(ids) == sorted(one.change.change_id for one in steps)


@given(LEVELS)
def test_what_rises_to_orange_or_red_is_always_told_without_a_silence(
    levels: list[warning.Level],
) -> None:
    steps = a_walk(levels)
    told = {one.change_id for one in sifting.sift(steps, [], lambda _: False).told}

    grave = {one.change.change_id for one in steps if one.change.after >= warning.Level.ORANGE}
    assert grave <= told


def test_after_orange_its_blue_and_yellow_are_inhibited_and_the_all_clear_is_told() -> None:
    levels = [warning.Level(n) for n in (3, 2, 1, 2, 0)]

    told = sifting.sift(a_walk(levels), [], lambda _: False)

    assert [(one.change_id, one.why) for one in told.withheld] == [
        ("c2", "inhibition"),
        ("c3", "inhibition"),
    ]
    assert [one.change_id for one in told.told] == ["c0", "c1", "c4"]


def test_a_silence_lets_through_what_is_graver_than_it_says() -> None:
    steps = a_walk([warning.Level.YELLOW, warning.Level.RED])

    told = sifting.sift(steps, [a_silence()], lambda _: False)

    assert [one.why for one in told.withheld] == ["silence"]
    assert [one.after for one in told.told] == [warning.Level.RED]


def test_nobody_hears_the_end_of_what_nobody_heard_of() -> None:
    steps = [ruled(0, warning.Level.ORANGE, warning.Level.YELLOW)]

    assert sifting.sift(steps, [], lambda _: False).withheld[0].why == "untold"
    assert sifting.sift(steps, [], lambda _: True).withheld == ()


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"person": " "}, errors.NobodyNamed),
        ({"reason": ""}, errors.NoReason),
        ({"ends_at": NOON}, errors.BadSilence),
        ({"ends_at": NOON + timedelta(days=32)}, errors.BadSilence),
        ({"up_to": warning.Level.NONE}, errors.BadSilence),
        ({"up_to": warning.Level.RED}, errors.SecondPersonNeeded),
        ({"up_to": warning.Level.RED, "second_person": " LIN "}, errors.SecondPersonNeeded),
    ],
)
def test_a_silence_needs_a_person_a_reason_an_end_and_for_red_two_people(
    wrong: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        silences.checked(a_silence(**wrong))


def test_two_people_may_silence_red_together() -> None:
    one = a_silence(up_to=warning.Level.RED, second_person="Chen")

    assert silences.checked(one) is one


def surging(surge: fatigue.Surge, minute: int, rare: int, of: int = 10) -> bool:
    """Go on by a minute in which `rare` of `of` watches are rare."""
    rates = np.full(of, np.inf)
    rates[:rare] = 0.5
    return surge.step(minute, rates, rates <= 1.0, [f"w{n}" for n in range(of)])


def test_three_in_ten_at_once_are_one_matter_until_half_an_hour_of_rest() -> None:
    surge = fatigue.Surge()
    surging(surge, 0, 2)
    before = surge.folds("w0", 0.5, warning.Level.YELLOW)

    surging(surge, 1, 3)
    assert (before, surge.folds("w0", 0.5, warning.Level.YELLOW)) == (False, True)
    ended = [surging(surge, 2 + n, 1) for n in range(31)]

    assert ended == [False] * 30 + [True]
    assert not surge.folds("w0", 0.5, warning.Level.YELLOW)


def test_nine_watches_are_no_platform() -> None:
    surge = fatigue.Surge()
    surging(surge, 0, 9, of=9)

    assert not surge.is_on


def test_a_watch_that_stands_out_of_a_surge_is_told_alone() -> None:
    surge = fatigue.Surge()
    surging(surge, 0, 5)

    assert not surge.folds("w0", 0.01, warning.Level.RED)
    assert surge.folds("w1", 0.4, warning.Level.RED)


def test_a_gathering_is_news_when_it_opens_when_its_level_moves_and_when_it_ends() -> None:
    surge = fatigue.Surge()
    surging(surge, 0, 5)

    news = [
        surge.tell(NOON, level, "g1")
        for level in (warning.Level.NONE, warning.Level.BLUE, warning.Level.BLUE)
    ]
    news.append(surge.tell(NOON, warning.Level.RED, "g1"))
    closed = surge.close(NOON)

    assert [one and one.level.word for one in news] == [None, "blue", None, "red"]
    assert closed is not None
    assert (closed.peak, len(closed.watches)) == (warning.Level.RED, 5)

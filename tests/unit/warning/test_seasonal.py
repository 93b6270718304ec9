import hypothesis
import numpy as np
import pytest
from hypothesis import strategies
from tests.unit.warning import counts

from tocsin import warning
from tocsin.warning.detectors import channels

EDGES = warning.Edges()


def test_an_hour_twenty_times_the_usual_is_rarer_than_once_a_month() -> None:
    stream = counts.busy(6, a_minute=1.0)
    stream[-counts.HOUR :] += 20

    rates = counts.judged(stream)

    assert rates[-counts.HOUR :, 0].min() < EDGES.orange


def test_an_ordinary_week_stays_below_yellow_after_the_first_days() -> None:
    streams = [counts.busy(8, a_minute=0.02 * 5**n, seed=n) for n in range(4)]

    rates = counts.judged(*streams)

    assert rates[3 * counts.DAY :].min() > EDGES.yellow


def test_every_minute_is_judged_once_and_in_order() -> None:
    detector = counts.a_detector()

    told = [surprise.minute for surprise in detector.judge(counts.MONDAY + 2, counts.MONDAY + 23)]

    assert told == list(range(counts.MONDAY + 2, counts.MONDAY + 24))


@hypothesis.settings(max_examples=6, deadline=None)
@hypothesis.given(
    seed=strategies.integers(0, 1000),
    steps=strategies.lists(strategies.integers(1, 400), min_size=1, max_size=8),
)
def test_what_comes_later_changes_nothing_before_it(seed: int, steps: list[int]) -> None:
    stream = counts.busy(1, a_minute=0.5, seed=seed)
    stream[-5 * counts.HOUR :][:90] *= 15
    at_once = counts.judged(stream)

    detector = counts.a_detector()
    told, minute = [], 0
    for step in [*steps, len(stream)]:
        upto = min(minute + step, len(stream))
        part = np.flatnonzero(stream[minute:upto]) + minute
        detector.add(part + counts.MONDAY, part * 0, stream[part].astype(np.float64))
        told.append(
            counts.rates(detector.judge(counts.MONDAY + minute, counts.MONDAY + upto - 1))
            if upto > minute
            else np.zeros((0, 1))
        )
        minute = upto

    np.testing.assert_array_equal(np.concatenate(told), at_once)


@pytest.mark.parametrize("cut", [7, 1100, counts.DAY + 33])
def test_a_detector_taken_down_from_the_shelf_goes_on_as_if_nothing_had_happened(cut: int) -> None:
    stream = counts.busy(2, a_minute=0.5)
    stream[counts.DAY : counts.DAY + 90] *= 15
    first = counts.fed(counts.a_detector(), stream)
    list(first.judge(counts.MONDAY, counts.MONDAY + cut))

    second = warning.SeasonalDetector()
    second.load(first.dump())

    rest = (counts.MONDAY + cut + 1, counts.MONDAY + len(stream) - 1)
    np.testing.assert_array_equal(
        counts.rates(second.judge(*rest)), counts.rates(first.judge(*rest))
    )


def test_a_stream_is_judged_the_same_in_any_company() -> None:
    stream = counts.busy(2, a_minute=0.5)
    stream[counts.DAY : counts.DAY + 90] *= 15

    alone = counts.judged(stream)
    beside = counts.judged(counts.busy(2, a_minute=9.0, seed=2), stream, counts.silent(2))

    np.testing.assert_allclose(beside[:, 1], alone[:, 0])


@pytest.mark.parametrize("posts", [1, 3])
def test_a_few_posts_in_an_hour_on_a_silent_stream_are_not_yellow(posts: int) -> None:
    stream = counts.silent(15)
    stream[-counts.HOUR : -counts.HOUR + posts] = 1

    assert counts.judged(stream).min() > EDGES.yellow


def test_two_posts_a_day_never_cry() -> None:
    streams = np.random.default_rng(5).poisson(2 / counts.DAY, (20 * counts.DAY, 6))

    assert counts.judged(*streams.T).min() > EDGES.yellow


def test_a_stream_silent_for_weeks_still_rises_when_it_explodes() -> None:
    stream = counts.silent(15)
    stream[-counts.HOUR :] = 3

    assert counts.judged(stream).min() < EDGES.orange


def test_an_explosion_after_a_few_hours_of_life_rises() -> None:
    stream = counts.busy(1, a_minute=0.2)[: 5 * counts.HOUR]
    stream[-counts.HOUR :] += 8

    rates = counts.judged(stream)

    assert rates[: -counts.HOUR].min() > EDGES.yellow
    assert rates[-counts.HOUR :].min() < EDGES.yellow


def test_a_large_brand_that_joins_at_full_volume_does_not_cry() -> None:
    stream = counts.busy(2, a_minute=50.0)

    assert counts.judged(stream).min() > EDGES.yellow


def test_a_stream_that_joins_later_keeps_the_others_as_they_were() -> None:
    stream = counts.busy(3, a_minute=0.5)
    stream[-90:] *= 15
    alone = counts.judged(stream)
    detector = counts.fed(counts.a_detector(), stream)

    told = [counts.rates(detector.judge(counts.MONDAY, counts.MONDAY + counts.DAY - 1))]
    detector.join([warning.Stream(watch_id="new", indicator="mentions")])
    last = counts.MONDAY + len(stream) - 1
    told.append(counts.rates(detector.judge(counts.MONDAY + counts.DAY, last))[:, :1])

    np.testing.assert_allclose(np.concatenate(told), alone)


def test_a_stream_is_learning_for_its_first_three_days() -> None:
    detector = counts.a_detector()

    list(detector.judge(counts.MONDAY, counts.MONDAY + 2 * counts.DAY))
    young = detector.learning.tolist()
    list(detector.judge(counts.MONDAY + 2 * counts.DAY, counts.MONDAY + 4 * counts.DAY))

    assert (young, detector.learning.tolist()) == ([True], [False])


def test_reasons_say_what_was_seen_against_what_was_expected() -> None:
    stream = counts.busy(5, a_minute=1.0)
    stream[-counts.HOUR :] += 20
    detector = counts.fed(counts.a_detector(), stream)
    now = counts.MONDAY + len(stream) - 1
    rate = counts.rates(detector.judge(counts.MONDAY, now))[-1, 0]

    reasons = detector.explain(now, 0)

    assert 1 / sum(1 / reason.rate_per_week for reason in reasons) == pytest.approx(rate)
    assert reasons[0].value > 5 * reasons[0].expected
    assert sum(reason.share for reason in reasons) == pytest.approx(1.0)
    assert {reason.rule for reason in reasons} <= {"seasonal.burst", "seasonal.swell"}


def test_a_state_of_another_version_is_not_taken_up_but_its_streams_are() -> None:
    class Older(warning.SeasonalDetector):
        state = "1"

    older = Older()
    older.join([warning.Stream(watch_id="w", indicator="mentions")])

    detector = warning.SeasonalDetector()

    assert not detector.load(older.dump())
    assert [stream.watch_id for stream in detector.streams] == ["w"]


def test_a_burst_that_came_late_is_told_with_the_window_it_fell_into() -> None:
    stream = counts.busy(5, a_minute=1.0)
    now = counts.MONDAY + len(stream) - 1
    detector = counts.fed(counts.a_detector(), stream)
    list(detector.judge(counts.MONDAY, now))

    detector.add(np.array([now - 40]), np.array([0]), np.array([900.0]))
    rate = counts.rates(detector.judge(now, now))[-1, 0]
    reason = detector.explain(now, 0)[0]

    assert rate < EDGES.orange
    assert reason.value >= 900
    assert 40 * 60 <= reason.window_s <= 110 * 60


def test_only_what_is_rarer_than_once_a_week_is_told_rarer_still() -> None:
    level = np.full(3, 200.0 / counts.DAY * 5)

    told = channels.combine(np.array([[0.1, 2.0, np.inf], [np.inf, np.inf, np.inf]]), level)

    assert told.tolist() == pytest.approx(
        [(0.1 / 0.92) ** (1.0 + 0.225 * 200 / 201), 2.0 / 0.92, np.inf]
    )
    own = channels.own_rate(np.array([0.1, np.inf]), level[:1])
    assert own[0] == pytest.approx(told[0])


def test_the_fewer_posts_the_rarer_is_what_is_rare() -> None:
    level = np.array([0.1, 1.0, 10.0])

    told = channels.combine(np.full((2, 3), 0.1), level)

    assert (np.diff(told) > 0).all()
    assert told[-1] < 1 / (0.92 / 0.1 + 0.78 / 0.1)

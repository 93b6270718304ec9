"""A reason's share now beside its usual share: told only where there is enough to tell."""

from hypothesis import given
from hypothesis import strategies as st

from tocsin.enrichment import complaints
from tocsin.enrichment.complaints import Tally, Trend


def tallies(**texts: int) -> list[Tally]:
    return [Tally(reason=reason, posts=3 * count, texts=count) for reason, count in texts.items()]


def trends(now: list[Tally], usual: list[Tally]) -> dict[str, Trend]:
    return {one.reason: one.trend for one in complaints.compared(now, usual)}


def test_a_share_that_doubled_rises_and_the_one_that_gave_way_falls() -> None:
    told = trends(tallies(safety=120, price=80), tallies(safety=300, price=700))

    assert told == {"safety": Trend.RISING, "price": Trend.FALLING}


def test_the_same_mixture_is_steady_however_loud() -> None:
    told = trends(tallies(safety=3_000, price=7_000), tallies(safety=300, price=700))

    assert told == {"safety": Trend.STEADY, "price": Trend.STEADY}


def test_a_sure_but_small_difference_is_not_worth_telling() -> None:
    told = trends(tallies(price=52_000, loss=48_000), tallies(price=500_000, loss=500_000))

    assert set(told.values()) == {Trend.STEADY}


def test_few_complaints_now_or_before_are_too_few_to_say() -> None:
    assert trends(tallies(safety=19), tallies(safety=300)) == {"safety": Trend.TOO_FEW}
    assert trends(tallies(safety=190), tallies(price=99)) == {
        "safety": Trend.TOO_FEW,
        "price": Trend.TOO_FEW,
    }


def test_a_rare_reason_alone_is_too_few_while_the_others_are_told() -> None:
    told = trends(tallies(price=400, loss=2), tallies(price=900, loss=4))

    assert told == {"price": Trend.STEADY, "loss": Trend.TOO_FEW}


def test_a_reason_that_was_never_given_before_rises_without_dividing_by_nothing() -> None:
    (safety, _) = complaints.compared(tallies(safety=60, price=40), tallies(price=1_000))

    assert (safety.reason, safety.trend, safety.usual_share) == ("safety", Trend.RISING, 0.0)
    assert safety.ratio is not None
    assert safety.ratio > 100


def test_without_a_history_there_is_no_usual_share() -> None:
    (one,) = complaints.compared(tallies(safety=60), [])

    assert (one.share, one.usual_share, one.ratio) == (1.0, None, None)


def test_a_reason_that_ceased_is_still_told() -> None:
    told = trends(tallies(price=100), tallies(price=500, delivery=500))

    assert told["delivery"] is Trend.FALLING


def test_what_was_not_said_comes_last() -> None:
    now = [*tallies(price=3, loss=5), Tally(reason=complaints.NOT_SAID, posts=90, texts=90)]

    assert [one.reason for one in complaints.compared(now, [])] == ["loss", "price", ""]


def test_nothing_now_and_nothing_before_is_nothing() -> None:
    assert complaints.compared([], []) == []


COUNTS = st.dictionaries(st.sampled_from(complaints.REASONS), st.integers(0, 10**12))


@given(now=COUNTS, usual=COUNTS)
def test_whatever_was_counted_shares_are_shares(now: dict[str, int], usual: dict[str, int]) -> None:
    themes = complaints.compared(
        [Tally(reason=reason, posts=count, texts=count) for reason, count in now.items()],
        [Tally(reason=reason, posts=count, texts=count) for reason, count in usual.items()],
    )

    assert all(0 <= one.share <= 1 for one in themes)
    assert all(one.usual_share is None or 0 <= one.usual_share <= 1 for one in themes)
    assert {one.reason for one in themes} == {*now, *usual}

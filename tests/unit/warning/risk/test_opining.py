"""What a model in use says of a watch, and what the desk makes of it."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.unit.warning import counts as streams
from tests.unit.warning.risk import modelling

from tocsin import warning
from tocsin.warning import backtest, detectors, risk, telling
from tocsin.warning.model import Opinion

Floats = NDArray[np.float64]

FIRST = streams.MONDAY - streams.MONDAY % risk.BIN
DAYS = 9
UNTIL = FIRST + DAYS * streams.DAY
LOUD = {"brand": 12.0}


def a_week(*, last_hour: float = 0.2) -> dict[str, Floats]:
    """Return nine even days of a watch, of which the last hour may be louder."""
    series = np.full(DAYS * streams.DAY, 0.2)
    series[-60:] = last_hour
    return {"mentions": series, "anger": series / 2}


def watched(counts: Mapping[str, Floats], watch_id: str = "brand") -> risk.Watched:
    return risk.Watched(watch_id=watch_id, first=FIRST, counts=counts)


def said(counts: Mapping[str, Floats], until: int = UNTIL) -> Opinion:
    found = risk.opine(modelling.in_use(), watched(counts).part(FIRST, until))
    assert found is not None
    return found


def test_it_says_how_likely_how_rare_and_which_indicators_say_so() -> None:
    calm, loud = said(a_week()), said(a_week(last_hour=12.0))

    assert calm.rate_per_week == float("inf")
    assert loud.chance > 0.9
    assert loud.rate_per_week < 0.05
    assert (loud.model, loud.person, loud.until) == (3, "Lin Mei", UNTIL)
    first, second, third = loud.reasons
    assert (first.rule, first.indicator, first.window_s) == ("learned.risk", "anger", 3600)
    assert (second.indicator, second.value) == ("mentions", 720.0)
    assert second.expected < 20
    assert first.share + second.share == pytest.approx(1.0)
    assert third.share == 0.0


@settings(max_examples=20)
@given(st.integers(4 * 24 * 4, DAYS * 24 * 4 - 1), st.floats(0, 1e6))
def test_what_comes_later_changes_nothing(bins: int, later: float) -> None:
    counts, until = a_week(last_hour=3.0), FIRST + bins * risk.BIN
    changed = {name: one.copy() for name, one in counts.items()}
    for one in changed.values():
        one[until - FIRST :] = later

    assert said(changed, until) == said(counts, until)


def test_only_a_week_is_looked_at() -> None:
    whole = said(a_week(last_hour=3.0))
    late = FIRST + DAYS * streams.DAY - risk.opining.LOOKED_AT
    part = watched(a_week(last_hour=3.0)).part(late, UNTIL)

    assert risk.opine(modelling.in_use(), part) == whole


def test_it_is_silent_of_watches_it_did_not_learn_from_or_does_not_know_yet() -> None:
    young = watched(a_week()).part(FIRST, FIRST + 2 * streams.DAY)

    assert risk.opine(modelling.in_use(), watched(a_week(), "other")) is None
    assert risk.opine(modelling.in_use(), young) is None


@pytest.mark.parametrize(
    "shelved",
    [
        replace(modelling.in_use(), state=risk.State.CANDIDATE),
        replace(modelling.in_use(), person=" "),
        modelling.in_use(wins=False),
        replace(modelling.in_use(), comparison=None),
        modelling.in_use(replace(modelling.a_model(), intercept=9.0)),
    ],
)
def test_nothing_judges_without_a_person_a_win_and_its_seal(shelved: risk.Shelved) -> None:
    assert risk.judges(modelling.in_use())
    assert not risk.judges(shelved)


def test_a_ladder_promises_no_more_than_odds_say() -> None:
    rates = [modelling.LADDER.rate(odds) for odds in (-0.1, 0.0, 2.0, 4.0, 5.0, 50.0)]

    assert rates[0] == float("inf")
    assert rates[1:4] == pytest.approx([2.0, 0.2, 0.02])
    assert rates[4] == pytest.approx(0.02 * np.exp(-1))
    assert rates == sorted(rates, reverse=True)


def test_a_ladder_keeps_its_budget_on_the_time_it_was_drawn_from() -> None:
    odds = np.random.default_rng(4).normal(-4.0, 1.5, 30 * 7 * 24 * 4)
    quiet = backtest.tuning.Quiet(
        rates=np.exp(-odds), ordinary=np.ones(len(odds), dtype=np.bool_), bin_minutes=risk.BIN
    )
    found = risk.ladder.ladder(quiet)
    rates = np.array([found.rate(one) for one in odds.tolist()])

    told = backtest.alarms.told(rates, 1.0, bin_minutes=risk.BIN)
    assert found.holds
    assert 10 <= told.sum() <= 36


def test_two_days_of_ordinary_time_are_no_ladder() -> None:
    quiet = backtest.tuning.Quiet(
        rates=np.ones(192), ordinary=np.ones(192, dtype=np.bool_), bin_minutes=risk.BIN
    )

    assert not risk.ladder.ladder(quiet).holds


# ------------------------------------------------------------------------------ at the desk


def grave(rate: float = 0.01) -> Opinion:
    """Return an opinion that grades red."""
    return Opinion(
        model=3,
        person="Lin Mei",
        until=FIRST,
        chance=0.9,
        rate_per_week=rate,
        posts=400.0,
        reasons=said(a_week(last_hour=12.0)).reasons,
    )


def asked(told: Mapping[str, Opinion], model: int = 3) -> warning.Looking:
    return warning.Looking(opinions=lambda _: told, model=model)


def a_desk() -> warning.Desk:
    desk = warning.Desk(detectors.FixedThreshold(), warning.Policy(leave_needs_person=False))
    desk.join(["brand", "other"])
    return desk


def test_the_level_follows_the_model_and_says_what_the_rules_say() -> None:
    (verdict,) = a_desk().tick(FIRST, FIRST + 20, looking=asked({"brand": grave()}))

    change = verdict.change
    told = change.explanation
    assert (change.watch_id, change.after) == ("brand", warning.Level.RED)
    assert told is not None
    assert told.beside is not None
    assert (told.beside.model, told.beside.person) == (3, "Lin Mei")
    assert told.beside.rules is warning.Level.NONE
    assert len(change.reasons) == 3
    codes = [line["code"] for line in telling.lines(change)]
    assert "warning.told.model" in codes
    assert codes.count("warning.told.leaning") == 3


def test_few_posts_stay_below_a_high_level_under_a_model_too() -> None:
    few = replace(grave(), posts=4.0)
    (verdict,) = a_desk().tick(FIRST, FIRST, looking=asked({"brand": few}))

    assert verdict.change.after is warning.Level.BLUE


def test_withdrawn_the_rules_stand_alone_from_the_next_minute_on() -> None:
    desk = a_desk()
    desk.tick(FIRST, FIRST + 4, looking=asked({"brand": grave()}))

    (verdict,) = desk.tick(FIRST + 5, FIRST + 5 + 361)

    assert verdict.change.before is warning.Level.RED
    assert verdict.change.explanation is not None
    assert verdict.change.explanation.beside is None


def test_between_two_bins_a_restart_remembers_what_the_model_said() -> None:
    desk, other = a_desk(), a_desk()
    desk.tick(FIRST, FIRST + 4, looking=asked({"brand": grave(rate=0.5)}))
    other.load(desk.dump())
    again = asked({"brand": grave()})

    assert other.standing() == desk.standing()
    assert other.dump() == desk.dump()
    found = desk.tick(FIRST + 5, FIRST + 20, looking=again)
    assert other.tick(FIRST + 5, FIRST + 20, looking=again) == found
    assert found[0].change.at.timestamp() // 60 == FIRST + 16

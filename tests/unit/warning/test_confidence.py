"""How sure a warning is: a prior until people have judged enough, then what they said."""

import functools
from collections.abc import Sequence
from dataclasses import replace

import msgspec
import numpy as np
import pytest
from tests.unit.warning import counts, test_desk, test_telling

from tocsin import warning
from tocsin.kernel import catalogue
from tocsin.warning import grading, model, rules, seating, telling

KNOTS = rules.Chances(rates=(0.01, 0.1, 1.0), chances=(0.9, 0.6, 0.1), verdicts=64)


@functools.cache
def told(
    chances: rules.Chances, *, leave_needs_person: bool = True
) -> Sequence[warning.LevelChanged]:
    mentions, negative = test_desk.a_story(angry=True)
    quiet = counts.busy(2, a_minute=1.0, seed=9)
    desk = test_desk.fed(
        test_desk.a_desk(leave_needs_person=leave_needs_person),
        mentions=np.concatenate((mentions, quiet)),
        negative=np.concatenate((negative, quiet * 0)),
    )
    desk.put_rules(rules.Rules(chances=chances))
    return test_desk.ticked(desk, last=(test_desk.DAYS + 2) * counts.DAY)


def sure(one: warning.LevelChanged) -> model.Confidence:
    assert one.change.explanation is not None
    return one.change.explanation.confidence


def explained(sureness: model.Confidence) -> warning.LevelChange:
    explanation = replace(test_telling.EXPLANATION, confidence=sureness)
    return replace(test_telling.CHANGE, explanation=explanation)


@pytest.mark.parametrize("rate", [1e-9, 0.01, 0.03, 0.1, 0.5, 1.0, 1e6, float("inf")])
def test_between_two_knots_the_chance_follows_the_logarithm_of_the_rate(rate: float) -> None:
    wanted = np.interp(np.log(max(rate, 1e-9)), np.log(KNOTS.rates), KNOTS.chances)

    assert KNOTS.of(rate) == pytest.approx(float(wanted))


def test_few_verdicts_leave_a_prior_that_says_what_it_lacks() -> None:
    first = sure(told(rules.Chances(verdicts=12))[0])

    assert (first.is_calibrated, first.chance) == (False, None)
    assert (first.verdicts, first.missing) == (12, 38)


def test_enough_verdicts_tell_the_chance_of_warnings_as_rare() -> None:
    verdicts = told(KNOTS)

    first, red = (
        sure(verdicts[0]),
        sure(next(v for v in verdicts if v.change.after is warning.Level.RED)),
    )
    assert (first.is_calibrated, first.verdicts, first.missing) == (True, 64, 0)
    assert first.chance is not None
    assert red.chance is not None
    assert 0.1 < first.chance < red.chance < 0.9
    assert red.whole == red.heard * red.chance


def test_a_warning_that_falls_is_as_likely_true_as_when_it_was_told() -> None:
    verdicts = told(KNOTS, leave_needs_person=False)

    red = next(v for v in verdicts if v.change.after is warning.Level.RED)
    assert verdicts[-1].change.after is warning.Level.NONE
    assert sure(verdicts[-1]).chance == sure(red).chance


def test_a_level_that_falls_says_how_long_nothing_rare_had_come() -> None:
    falls = [
        one.change
        for one in told(KNOTS, leave_needs_person=False)
        if one.change.after < one.change.before
    ]

    first, explanation = telling.lines(falls[0])[0], falls[0].explanation
    assert first["code"] == "warning.told.calmed"
    assert first["facts"]["hours"] == 6.0  # type: ignore[index]  # facts are a mapping
    assert explanation
    assert explanation.was_calm_above == pytest.approx(3 / 52)  # thrice red's edge


def test_coverage_still_lowers_what_verdicts_say() -> None:
    whole = model.Confidence(heard=1.0, learned=1.0, agreed=1.0, chance=0.8)

    assert replace(whole, heard=0.5).whole == 0.4


def test_a_seat_from_before_takes_the_rarity_of_its_level() -> None:
    old = msgspec.to_builtins(seating.Seat(watch_id="w", rate=300.0))
    del old["rarest"]
    seat = msgspec.convert(old, seating.Seat)

    seat.note_rarity(warning.Level.ORANGE, grading.Edges())

    assert seat.rarest == grading.Edges().orange


@pytest.mark.parametrize("lang", catalogue.LANGUAGES)
@pytest.mark.parametrize(
    ("sureness", "wanted"),
    [
        (model.Confidence(heard=1.0, learned=1.0, agreed=1.0, chance=0.62, verdicts=64), "6264"),
        (model.Confidence(heard=1.0, learned=1.0, agreed=1.0, verdicts=7, missing=43), "743"),
    ],
)
def test_every_language_says_the_chance_or_what_is_missing(
    lang: str, sureness: model.Confidence, wanted: str
) -> None:
    codes = [one["code"] for one in telling.lines(explained(sureness))]
    text = test_telling.said(lang, telling.changes.sureness(sureness))

    assert telling.changes.sureness(sureness)["code"] in codes
    assert set(wanted) <= set(text)
    assert "{" not in text


def test_an_explanation_from_before_verdicts_were_counted_is_still_told() -> None:
    old = msgspec.to_builtins(test_telling.CHANGE)
    for name in ("chance", "verdicts", "missing"):
        del old["explanation"]["confidence"][name]
    change = msgspec.convert(old, warning.LevelChange)

    assert change == test_telling.CHANGE
    assert "warning.told.confidence" in [one["code"] for one in telling.lines(change)]


def test_the_api_says_what_the_sentence_says() -> None:
    sureness = model.Confidence(heard=1.0, learned=0.4, agreed=1.0, chance=0.62, verdicts=64)
    change = explained(sureness)
    assert change.explanation is not None

    assert telling.plain(change.explanation)["confidence"] == {
        "whole": 0.62,
        "word": "middling",
        "heard": 1.0,
        "learned": 0.4,
        "agreed": 1.0,
        "is_calibrated": True,
        "chance": 0.62,
        "verdicts": 64,
        "missing": 0,
    }

"""A model of the organisation's own cases: learned, sealed, compared, chosen by a person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.unit.warning import counts as streams
from tests.unit.warning.risk import modelling

from tocsin.warning import backtest, errors, ledger, risk
from tocsin.warning.model import Level
from tocsin.warning.risk import features

Floats = NDArray[np.float64]

DAYS = 120
FIRST = streams.MONDAY
NOW = datetime.fromtimestamp((FIRST + DAYS * streams.DAY) * 60, UTC)
NAMES = ("mentions", "anger")
EVERY = 4 * streams.DAY
ONSETS = [FIRST + 8 * streams.DAY + number * EVERY for number in range(26)]
CASES = [risk.Case(watch_id="w", onset=onset) for onset in ONSETS]


def a_watch(*, is_angry: bool, seed: int = 1) -> risk.Bins:
    """Return a watch whose anger rises around each case, or never."""
    rng = np.random.default_rng(seed)
    mentions = rng.poisson(0.5, DAYS * streams.DAY).astype(np.float64)
    anger = rng.poisson(0.05, DAYS * streams.DAY).astype(np.float64)
    for onset in ONSETS:
        begin = onset - FIRST
        anger[begin : begin + 240] += rng.poisson(0.4 * is_angry, 240)
    return modelling.binned(FIRST, {"mentions": mentions, "anger": anger})


def a_model(board: risk.Bins, *, until: int | None = None) -> risk.Model:
    """Return a model trained on the earlier cases."""
    return risk.train(
        {"w": board},
        CASES,
        indicators=NAMES,
        until=risk.split(CASES) if until is None else until,
        version=3,
        at=NOW,
        person="Lin Mei",
        wrong=2,
    )


def deaf(board: risk.Bins) -> Floats:
    """Return rules that find nothing: any bin may be the rarest one."""
    return np.random.default_rng(9).uniform(0.5, 50.0, len(board.values))


@pytest.fixture(scope="module")
def angry() -> risk.Bins:
    return a_watch(is_angry=True)


@pytest.fixture(scope="module")
def compared(angry: risk.Bins) -> risk.Comparison:
    return risk.compare(a_model(angry), {"w": angry}, {"w": deaf(angry)}, CASES, budget=1.0, at=NOW)


def test_what_goes_before_crises_gets_the_weight(angry: risk.Bins) -> None:
    model = a_model(angry)
    weights = dict(zip(model.features, model.weights, strict=True))

    assert max(weights, key=lambda name: weights[name]).startswith("anger.")
    assert model.provenance.cases == 16
    assert model.provenance.positive_bins == 16 * 7 * features.HOUR


def test_the_risk_is_high_in_a_case_and_low_elsewhere(angry: risk.Bins) -> None:
    chance = a_model(angry).risk(angry.values)
    after = angry.place(ONSETS[-1] + 120)

    assert chance[after] > 0.5
    assert np.median(chance) < 0.1


def test_it_wins_where_the_rules_are_deaf(compared: risk.Comparison) -> None:
    rules, model = compared.rows

    assert compared.wins
    assert (rules.cases, model.cases) == (10, 10)
    assert model.missed < rules.missed
    assert compared.fewer_missed.low > 0


def test_both_tell_within_the_same_budget(compared: risk.Comparison) -> None:
    for row in compared.rows:
        assert row.alarms_per_week.value <= compared.budget_per_week


def test_noise_does_not_win() -> None:
    calm = a_watch(is_angry=False)
    found = risk.compare(a_model(calm), {"w": calm}, {"w": deaf(calm)}, CASES, budget=1.0, at=NOW)

    assert not found.wins


def test_nothing_after_the_training_is_learned_from(angry: risk.Bins) -> None:
    until = risk.split(CASES)
    cut = replace(angry, values=angry.values.copy())
    cut.values[cut.place(until) :] = 99.0

    assert a_model(cut, until=until) == a_model(angry, until=until)


def test_too_few_cases_are_refused_and_say_how_many_it_takes(angry: risk.Bins) -> None:
    with pytest.raises(risk.errors.TooFewCases) as refused:
        risk.split(CASES[:12])
    assert refused.value.facts == {"cases": 12, "needed": 17}
    with pytest.raises(risk.errors.TooFewCases):
        a_model(angry, until=ONSETS[3])
    with pytest.raises(risk.errors.TooFewCases):
        risk.compare(
            a_model(angry), {"w": angry}, {"w": deaf(angry)}, CASES[:19], budget=1.0, at=NOW
        )


def test_a_model_that_wins_is_used_on_a_named_persons_word(
    angry: risk.Bins, compared: risk.Comparison
) -> None:
    shelved = risk.Shelved(model=a_model(angry), comparison=compared)
    used = risk.use(shelved, person="Lin Mei", why="ten cases", at=NOW)

    assert (used.state, used.person) == (risk.State.IN_USE, "Lin Mei")
    assert risk.retire(used, person="Wu An", why="drift", at=NOW).state is risk.State.RETIRED
    with pytest.raises(errors.NobodyNamed):
        risk.use(shelved, person=" ", why="", at=NOW)


def test_a_model_that_has_not_won_stays_a_candidate(
    angry: risk.Bins, compared: risk.Comparison
) -> None:
    shelved = risk.Shelved(model=a_model(angry))
    with pytest.raises(risk.errors.NotCompared):
        risk.use(shelved, person="Lin Mei", why="", at=NOW)

    lost = replace(shelved, comparison=replace(compared, wins=False))
    with pytest.raises(risk.errors.DoesNotWin):
        risk.use(lost, person="Lin Mei", why="", at=NOW)


def test_a_forged_model_is_not_used(angry: risk.Bins, compared: risk.Comparison) -> None:
    forged = replace(a_model(angry), intercept=9.0)
    with pytest.raises(risk.errors.Damaged):
        risk.use(risk.Shelved(model=forged, comparison=compared), person="Lin Mei", why="", at=NOW)


def test_real_cases_are_right_warnings_and_missed_ones_each_once() -> None:
    opened = [
        ledger.Entry(
            warning_id=f"e{hours}",
            watch_id="w",
            opened_at=NOW - timedelta(hours=hours),
            closed_at=None,
            peak=Level.BLUE,
            rule="",
            rate_per_week=0.1,
            verdict=ledger.Verdict(
                warning_id=f"e{hours}", watch_id="w", version=1, kind=kind, person="L", at=NOW
            ),
        )
        for hours, kind in (
            (200, ledger.Kind.TRUE),
            (190, ledger.Kind.LATE),
            (90, ledger.Kind.FALSE),
            (80, ledger.Kind.NOT_OURS),
        )
    ]
    gone = ledger.Missed(
        missed_id="m",
        watch_id="w",
        version=1,
        onset=NOW - timedelta(hours=10),
        person="L",
        at=NOW,
    )

    found = risk.cases(opened, [gone])
    assert [round((NOW.timestamp() - one.onset * 60) / 3600) for one in found] == [200, 10]


def test_a_model_learns_what_only_whole_hours_tell() -> None:
    rng = np.random.default_rng(5)
    first, day = FIRST - FIRST % 60, 24
    newcomers = rng.poisson(4.0, DAYS * day).astype(np.float64)
    for onset in ONSETS:
        newcomers[(onset - first) // 60 - 2 :][:6] *= 6
    board = modelling.binned(first, {"mentions": np.ones(DAYS * streams.DAY)}, newcomers=newcomers)
    model = risk.train(
        {"w": board},
        CASES,
        indicators=("mentions", "newcomers"),
        until=risk.split(CASES),
        version=3,
        at=NOW,
        person="Lin Mei",
        wrong=2,
    )
    weights = dict(zip(model.features, model.weights, strict=True))

    assert max(weights, key=lambda name: weights[name]).startswith("newcomers.")


def test_a_threshold_in_hindsight_keeps_the_budget_over_several_watches() -> None:
    rates = np.random.default_rng(2).uniform(0.01, 10.0, (4 * 7 * 96, 3))
    quiet = backtest.tuning.Quiet(
        rates=rates, ordinary=np.ones(rates.shape, dtype=np.bool_), bin_minutes=15
    )
    threshold = quiet.thresholds(np.array([0.5]))

    assert quiet.alarms(threshold)[0] / quiet.weeks <= 0.5

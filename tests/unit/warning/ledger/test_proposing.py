"""Which budget would have been better, and who decides."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.warning.ledger.entries import NOON, Kind, a_missed, a_verdict, an_entry

from tocsin.warning import errors, ledger
from tocsin.warning.model import EarlyWarning, Level

RIGHT = [an_entry(Kind.TRUE, rate=0.1, days=day) for day in (1, 2, 3)]
WRONG = [an_entry(Kind.FALSE, rate=0.8, days=day) for day in (4, 5, 6, 7)]


def proposed(
    found: list[ledger.Entry],
    missed: list[ledger.Missed] | None = None,
    rates: dict[str, float] | None = None,
) -> list[ledger.Proposal]:
    return ledger.propose(
        "w",
        found,
        missed or [],
        budget=1.0,
        weeks=4.0,
        at=NOON,
        missed_rates=rates or {},
    )


def test_a_budget_that_keeps_the_right_and_drops_the_wrong_says_by_how_much() -> None:
    (one,) = proposed([*RIGHT, *WRONG, an_entry(rate=0.9, days=8)])

    assert (one.direction, one.budget_now, one.budget_proposed) == ("tighten", 1.0, 0.11)
    assert (one.kept, one.right, one.dropped, one.wrong) == (3, 3, 4, 4)
    assert (one.alarms_before, one.alarms_after) == (2.0, 0.75)


def test_fewer_than_five_cases_propose_nothing() -> None:
    assert proposed([*RIGHT, WRONG[0]]) == []


def test_wrong_warnings_as_rare_as_right_ones_propose_nothing() -> None:
    rare = [an_entry(Kind.FALSE, rate=0.05, days=day) for day in (4, 5, 6)]

    assert proposed([*RIGHT, *rare]) == []


def test_what_was_not_ours_speaks_against_the_words_and_not_the_budget() -> None:
    ours = [an_entry(Kind.NOT_OURS, rate=0.8, days=day) for day in range(1, 9)]

    assert proposed(ours) == []


def test_where_nothing_was_right_the_budget_is_halved() -> None:
    (one,) = proposed([*WRONG, an_entry(Kind.FALSE, rate=0.4, days=9)])

    assert one.budget_proposed == 0.5
    assert (one.dropped, one.wrong) == (4, 5)


def test_missed_cases_speak_for_a_larger_budget() -> None:
    missed = [a_missed(f"m{number}", days=number) for number in range(1, 4)]
    rates = {"m1": 1.5, "m2": 2.0, "m3": 500.0}
    found = proposed([*RIGHT], missed, rates)

    (one,) = found
    assert (one.direction, one.budget_proposed) == ("loosen", 2.2)
    assert (one.caught, one.missed) == (2, 3)
    assert one.alarms_after > one.alarms_before


def test_a_person_decides_once_with_a_name_and_a_reason() -> None:
    (one,) = proposed([*RIGHT, *WRONG])
    state = ledger.State.APPLIED
    applied = ledger.decide(one, state=state, person=" Wu An ", at=NOON, why="worn out")

    assert (applied.state, applied.person, applied.why) == (state, "Wu An", "worn out")
    with pytest.raises(ledger.errors.AlreadyDecided):
        ledger.decide(applied, state=state, person="Wu An", at=NOON, why="again")
    with pytest.raises(errors.NobodyNamed):
        ledger.decide(one, state=state, person=" ", at=NOON, why="worn out")
    with pytest.raises(ledger.errors.NoReason):
        ledger.decide(one, state=state, person="Wu An", at=NOON, why=" ")


cases = st.lists(st.tuples(st.sampled_from(Kind), st.floats(1e-6, 1.0)), min_size=1, max_size=30)


@given(cases)
def test_a_smaller_budget_keeps_every_right_warning(told: list[tuple[Kind, float]]) -> None:
    found = [an_entry(kind, rate=rate, days=day) for day, (kind, rate) in enumerate(told)]

    for one in proposed(found):
        assert 0.0 < one.budget_proposed < one.budget_now
        assert one.kept == one.right
        assert one.dropped > 0 or one.right == 0


STANDS = EarlyWarning(
    warning_id="e",
    watch_id="w",
    level=Level.BLUE,
    opened_at=NOON - timedelta(hours=2),
    since=NOON,
    peak=Level.BLUE,
)


def test_a_second_verdict_is_a_second_version() -> None:
    former = a_verdict(Kind.FALSE)
    one = ledger.judge(STANDS, former, kind=Kind.LATE, person="Wu An", at=NOON)

    assert (one.version, one.kind, one.warning_id) == (2, Kind.LATE, "e")


def test_nobody_judges_without_a_name_or_from_the_future() -> None:
    with pytest.raises(errors.NobodyNamed):
        ledger.judge(STANDS, None, kind=Kind.TRUE, person="\t", at=NOON)
    with pytest.raises(ledger.errors.FromTheFuture):
        ledger.miss("w", onset=NOON + timedelta(minutes=1), person="Wu An", at=NOON)


def test_hostile_text_becomes_text_that_every_store_takes() -> None:
    one = ledger.miss("w", onset=NOON, person="Wu\x00 An", at=NOON, note=" a\udcff\x00 ")

    assert (one.person, one.note) == (
        "Wu\N{REPLACEMENT CHARACTER} An",
        "a?\N{REPLACEMENT CHARACTER}",
    )

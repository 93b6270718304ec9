"""What the ledger comes to."""

import math
from datetime import timedelta

from tests.unit.warning.ledger.entries import NOON, Kind, a_missed, an_entry

from tocsin.warning import ledger

SINCE = NOON - timedelta(weeks=4)


def test_shares_leads_and_rates_are_counted_with_their_intervals() -> None:
    found = [
        an_entry(Kind.TRUE, lead=60, days=1),
        an_entry(Kind.TRUE, lead=180, days=2),
        an_entry(Kind.LATE, lead=-30, days=3),
        an_entry(Kind.FALSE, days=4),
        an_entry(Kind.NOT_OURS, days=5),
        an_entry(days=6),
    ]
    whole = ledger.tallies(found, [a_missed()], since=SINCE, until=NOON, begun={})[0]

    assert (whole.warnings, whole.missed) == (6, 1)
    assert (whole.precision.value, whole.precision.of) == (0.75, 4)
    assert (whole.recall.value, whole.in_time.value) == (0.75, 0.5)
    assert whole.lead_minutes.value == 60.0
    assert whole.alarms_per_week.value == 1.5
    assert whole.precision.low < 0.75 < whole.precision.high


def test_five_cases_are_enough_and_four_are_too_few() -> None:
    four = [an_entry(Kind.TRUE, days=day) for day in range(1, 5)]
    few = ledger.tallies(four, [], since=SINCE, until=NOON, begun={})[0]
    enough = ledger.tallies([*four, an_entry(Kind.FALSE)], [], since=SINCE, until=NOON, begun={})[0]

    assert not ledger.is_enough(few.precision)
    assert ledger.is_enough(enough.precision)


def test_each_watch_and_each_of_its_rules_has_a_line() -> None:
    found = [
        an_entry(Kind.TRUE, rule="seasonal.burst"),
        an_entry(Kind.FALSE, rule="seasonal.swell"),
        an_entry(Kind.TRUE, rule="seasonal.burst", watch_id="v"),
    ]
    told = ledger.tallies(found, [a_missed(watch_id="u")], since=SINCE, until=NOON, begun={})

    assert [(one.watch_id, one.rule) for one in told] == [
        ("", ""),
        ("u", ""),
        ("v", ""),
        ("v", "seasonal.burst"),
        ("w", ""),
        ("w", "seasonal.burst"),
        ("w", "seasonal.swell"),
    ]


def test_a_rules_recall_counts_the_cases_that_other_rules_found() -> None:
    found = [
        an_entry(Kind.TRUE, rule="seasonal.burst", days=1),
        an_entry(Kind.TRUE, rule="seasonal.swell", days=2),
    ]
    told = {
        one.rule: one for one in ledger.tallies(found, [], since=SINCE, until=NOON, begun={})[1:]
    }

    assert told[""].recall.value == 1.0
    assert told["seasonal.burst"].recall.value == 0.5


def test_an_empty_ledger_says_nothing() -> None:
    (whole,) = ledger.tallies([], [], since=SINCE, until=NOON, begun={})

    assert math.isnan(whole.precision.value)
    assert math.isnan(whole.lead_minutes.value)
    assert whole.alarms_per_week.value == 0.0


def test_a_period_of_no_length_has_no_rate() -> None:
    (whole,) = ledger.tallies([], [], since=NOON, until=NOON, begun={})

    assert math.isnan(whole.alarms_per_week.value)


def test_what_was_real_takes_no_injected_crisis() -> None:
    minute = int(NOON.timestamp()) // 60
    spans = ledger.real_minutes(
        [an_entry(Kind.TRUE, days=10), an_entry(Kind.FALSE), an_entry()], [a_missed(days=20)]
    )

    assert spans == [
        (minute - 21 * 1440, minute - 18 * 1440),
        (minute - 11 * 1440, minute - 8 * 1440),
    ]


def test_a_young_watch_is_not_divided_by_weeks_it_has_not_lived() -> None:
    week = NOON - timedelta(weeks=1)
    found = [an_entry(Kind.TRUE, days=1), an_entry(Kind.FALSE, days=2)]
    told = ledger.tallies(found, [], since=SINCE, until=NOON, begun={"w": week})

    assert [one.alarms_per_week.value for one in told[:2]] == [2.0, 2.0]

"""Sensitive periods begin and end when their calendar says, and change the edges meanwhile."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from tocsin import warning
from tocsin.warning import errors, periods, presets, rules
from tocsin.warning.periods import known, recurring

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = int(NOON.timestamp()) // 60


def days(rule: str, first: str, count: int = 5, zone: str = "UTC") -> list[date]:
    home = ZoneInfo(zone)
    begin = datetime.fromisoformat(first).replace(tzinfo=home)
    found = recurring.occurrences(recurring.read(rule), begin, home)
    return [at.astimezone(home).date() for at in islice(found, count)]


@pytest.mark.parametrize(
    ("rule", "first", "expected"),
    [
        ("FREQ=YEARLY", "2024-02-29T00:00", ["2024-02-29", "2028-02-29"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-01-01T00:00", ["2026-01-30", "2026-02-27"]),
        ("FREQ=MONTHLY;BYDAY=2MO", "2026-01-01T00:00", ["2026-01-12", "2026-02-09"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31T00:00", ["2026-01-31", "2026-02-28"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "2026-03-02T00:00", ["2026-03-02", "2026-03-08"]),
        ("FREQ=DAILY;UNTIL=20260303", "2026-03-02T00:00", ["2026-03-02", "2026-03-03"]),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-01-01T00:00", ["2026-11-26", "2027-11-25"]),
    ],
)
def test_a_rule_repeats_as_rfc_5545_has_it(rule: str, first: str, expected: list[str]) -> None:
    assert [day.isoformat() for day in days(rule, first, 2)] == expected


def test_a_repeat_keeps_its_local_hour_over_the_clock_change() -> None:
    home = ZoneInfo("Europe/Berlin")
    rule = recurring.read("FREQ=DAILY;COUNT=2")
    begin = datetime(2026, 3, 28, 9, tzinfo=home)

    found = list(recurring.occurrences(rule, begin, home))

    assert [at.astimezone(home).hour for at in found] == [9, 9]
    assert found[1] - found[0] == timedelta(hours=23)


@pytest.mark.parametrize(
    "rule",
    ["", "FREQ=HOURLY", "FREQ=YEARLY;BYWEEKNO=3", "FREQ=DAILY;COUNT=0", "FREQ=WEEKLY;BYDAY=2MO",
     "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;UNTIL=tomorrow", "FREQ=MONTHLY;BYMONTHDAY=0", "COUNT=x",
     "FREQ=DAILY;INTERVAL=99999999999", "FREQ=DAILY;BYDAY=XX", "FREQ=DAILY;WKST=SU"],
)  # fmt: skip
def test_a_rule_that_is_not_known_is_refused_and_never_guessed(rule: str) -> None:
    with pytest.raises(errors.BadPeriod):
        recurring.read(rule)


def test_a_rule_that_never_comes_true_ends() -> None:
    assert days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01T00:00") == []


def a_period(**more: object) -> periods.Period:
    told: dict[str, object] = {
        "period_id": "launch",
        "name": "Launch",
        "begins_at": NOON,
        "ends_at": NOON + timedelta(hours=2),
        "edge_factor": 3.0,
        "watches": ("w1",),
    }
    return periods.Period(**{**told, **more})  # type: ignore[arg-type]  # a test's own fields


def test_a_period_widens_the_edges_of_its_watches_while_it_lasts() -> None:
    law = rules.Lawbook(warning.Policy(), rules.Rules(periods=(a_period(),)))
    told = []
    for minute in (MINUTE - 1, MINUTE, MINUTE + 119, MINUTE + 120):
        law.has_turned(minute)
        told.append((law.of("w1").policy.edges.blue, law.of("w2").policy.edges.blue))

    assert told == [(1.0, 1.0), (3.0, 1.0), (3.0, 1.0), (1.0, 1.0)]


def test_terms_are_looked_up_anew_only_when_something_begins_or_ends() -> None:
    law = rules.Lawbook(warning.Policy(), rules.Rules(periods=(a_period(),)))

    turned = [law.has_turned(minute) for minute in range(MINUTE - 3, MINUTE + 200)]

    assert sum(turned) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"ends_at": NOON},
        {"ends_at": NOON + timedelta(days=400)},
        {"edge_factor": 0.5},
        {"edge_factor": 99.0},
        {"poll_factor": 0.0},
        {"poll_factor": 2.0},
        {"tell_from": "purple"},
    ],
)
def test_a_period_that_goes_too_far_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(errors.BadPeriod):
        periods.checked(a_period(**wrong))


@pytest.mark.parametrize(
    ("told", "called"),
    [
        ("email:night@example.org", ("email", "night@example.org", "blue")),
        ("email:night@example.org@red", ("email", "night@example.org", "red")),
        ("webhook:https://a.example/x:1@orange", ("webhook", "https://a.example/x:1", "orange")),
        ("in_app:desk@", ("in_app", "desk@", "blue")),
    ],
)
def test_whom_a_period_calls_is_read_from_one_word(told: str, called: tuple[str, str, str]) -> None:
    one = periods.model.call(told)

    assert (one.channel, one.recipient, one.min_level) == called


@pytest.mark.parametrize("told", ["", "email", "email:", ":night@example.org", "email:@red"])
def test_a_call_without_channel_or_recipient_is_refused(told: str) -> None:
    with pytest.raises(errors.BadPeriod):
        periods.model.call(told)


def test_every_shipped_date_holds_once_within_a_year() -> None:
    spans = periods.Calendar(known.shipped()).coming(NOON, NOON + timedelta(days=366))

    assert {span.period.period_id for span in spans} == {one.period_id for one in known.shipped()}


def test_every_number_of_a_preset_says_where_it_comes_from() -> None:
    found = presets.every()

    assert len(found) >= 9
    assert {number.source for one in found for number in one.numbers} <= set(presets.model.SOURCES)
    offered = {code for one in found for code in one.periods}
    assert offered <= {one.period_id for one in known.shipped()}


def test_a_preset_acts_and_a_budget_of_ones_own_goes_before_it() -> None:
    in_force = rules.Rules(
        presets={"w1": "internet_platform", "w2": "healthcare"},
        budgets={"w1": rules.Budget(per_week=2.0, version=3)},
    )
    law = rules.Lawbook(warning.Policy(), in_force)
    law.has_turned(MINUTE)

    assert law.of("w1").policy.edges.blue == 2.0
    safety = law.of("w2").table.of("safety")
    assert safety is not None
    assert safety.lift == 1
    assert "budget 3" in law.of("w1").policy.version


def test_a_budget_says_the_edges_in_numbers_and_in_words() -> None:
    edges = rules.budgets.edges(warning.Edges(), 0.5)

    assert (edges.blue, edges.red) == (0.5, 0.5 / 52)
    codes = [line["facts"]["often"]["code"] for line in rules.in_words(edges)]  # type: ignore[index]  # nested lines
    assert codes == [
        "warning.often.month",
        "warning.often.year",
        "warning.often.year",
        "warning.often.years",
    ]
    with pytest.raises(errors.BadBudget):
        rules.budgets.checked(1000.0)

"""A due moment is absolute, whatever the wall does meanwhile."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin import cases, warning
from tocsin.cases.clocks import Moment, Rule, keeping, moments

BERLIN, TAIPEI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Taipei")
ZONES = (
    "Asia/Taipei",
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "UTC",
)
TIMES = st.integers(1_293_840_000, 2_114_380_800).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)  # 2011 to 2037
)
MOMENTS = st.one_of(
    st.builds(Moment, after_s=st.integers(1, 48 * 3600)),
    st.builds(
        lambda days, hour, minute, is_working: Moment(
            days=days, at=f"{hour:02}:{minute:02}", is_working=is_working
        ),
        st.integers(0, 5),
        st.integers(0, 23),
        st.integers(0, 59),
        st.booleans(),
    ),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "began", "zone", "due"),
    [
        ("60 min", "2026-03-29T00:30", BERLIN, "2026-03-29T01:30"),  # through the gap
        ("24 h", "2026-03-28T12:00", BERLIN, "2026-03-29T12:00"),
        ("1 day at 13:00", "2026-03-28T12:00", BERLIN, "2026-03-29T11:00"),  # 23 hours
        ("1 day at 13:00", "2026-10-24T11:00", BERLIN, "2026-10-25T12:00"),  # 25 hours
        ("at 02:30", "2026-03-28T23:00", BERLIN, "2026-03-29T01:00"),  # no such wall: 03:00
        ("at 02:30", "2026-10-24T23:00", BERLIN, "2026-10-25T00:30"),  # twice: the first
        ("at 18:00", "2026-03-02T12:00", TAIPEI, "2026-03-03T10:00"),  # today's is over
        ("1 working day at 10:00", "2026-03-06T02:00", TAIPEI, "2026-03-09T02:00"),
        ("at 10:00", "2028-02-28T03:00", TAIPEI, "2028-02-29T02:00"),  # a leap day
        ("at 00:00", "2026-12-31T15:59", TAIPEI, "2026-12-31T16:00"),  # the year's end
    ],
)
def test_due_moments(told: str, began: str, zone: ZoneInfo, due: str) -> None:
    moment = moments.read(told)

    assert moment is not None
    assert moments.due(moment, at(began), zone) == at(due)


@pytest.mark.parametrize(
    "told", ["", "soon", "0 min", "-5 min", "at 24:00", "at 9:00", "99999 h", "1 day", "١٥ min"]
)
def test_what_means_no_moment_is_none(told: str) -> None:
    assert moments.read(told) is None


def test_a_zone_nobody_knows_is_refused() -> None:
    for name in ("Mars/Olympus", "../../etc/passwd", "", "\x00"):
        with pytest.raises(cases.errors.UnknownZone):
            moments.zone(name)


@given(began=TIMES, moment=MOMENTS, zone=st.sampled_from(ZONES))
def test_every_promise_falls_due_after_it_was_made_and_within_its_days(
    began: datetime, moment: Moment, zone: str
) -> None:
    due = moments.due(moment, began, ZoneInfo(zone))

    assert due > began
    longest = timedelta(days=moment.days * 7 / 5 + 7) if moment.at else moment.after
    assert due - began <= longest


@given(began=TIMES, moment=MOMENTS, zone=st.sampled_from(ZONES))
def test_a_warning_comes_before_the_due_moment_and_never_before_the_beginning(
    began: datetime, moment: Moment, zone: str
) -> None:
    rule = Rule(
        code="x",
        name={"": "x"},
        done_when={},
        moment=moment,
        levels=frozenset({warning.Level.RED}),
        warn=timedelta(minutes=20),
    )
    clock = keeping.begin(rule, "c", began, ZoneInfo(zone), ())

    assert began < clock.warn_at < clock.due_at
    assert clock.next_at == clock.warn_at

"""When a route tells, when it lets wait, and that red waits for nobody."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from tests.unit.notices.making import BOSS, NOON, news, route

from tocsin import notices

NIGHT = notices.Hours(begins=time(22), ends=time(7), zone="Asia/Taipei")
# 23:30 in Taipei on Sunday, 1 March 2026.
LATE = datetime(2026, 3, 1, 15, 30, tzinfo=UTC)
MORNING = datetime(2026, 3, 1, 23, 0, tzinfo=UTC)


def told(way: notices.Route, after: str, at: datetime, before: str = "none") -> notices.Notice:
    (one,) = notices.compose([news(after, before, at=at)], [way], now=at)
    return one


@pytest.mark.parametrize(
    ("at", "end"),
    [
        (LATE, MORNING),
        (MORNING - timedelta(microseconds=1), MORNING),
        (MORNING, None),
        (datetime(2026, 3, 1, 13, 59, tzinfo=UTC), None),
        (datetime(2026, 3, 1, 14, 0, tzinfo=UTC), MORNING),
    ],
)
def test_a_night_ends_in_the_morning(at: datetime, end: datetime | None) -> None:
    assert NIGHT.end_of(at) == end


def test_a_night_is_as_long_as_the_clocks_make_it() -> None:
    night = replace(NIGHT, zone="Europe/Berlin")
    before = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)  # summer time begins at 2 o'clock

    assert night.end_of(before) == datetime(2026, 3, 29, 5, 0, tzinfo=UTC)


def test_days_are_those_on_which_the_hours_begin() -> None:
    sundays = replace(NIGHT, days=(6,))

    assert sundays.end_of(MORNING - timedelta(hours=1)) == MORNING
    assert sundays.end_of(LATE + timedelta(days=1)) is None


def test_quiet_hours_let_wait_what_is_not_red() -> None:
    way = replace(route(chain=(BOSS,)), quiet=NIGHT)

    orange, red = told(way, "orange", LATE), told(way, "red", LATE)

    assert (orange.next_at, orange.held) == (MORNING, "quiet")
    assert orange.climb_at == MORNING + way.climb_after
    assert (red.next_at, red.held) == (LATE, "")


def test_no_setting_makes_red_wait() -> None:
    way = replace(route(), quiet=NIGHT, wakes_from="none")

    assert way.waits_until("red", LATE) is None


def test_a_route_may_be_woken_from_orange_on() -> None:
    way = replace(route(), quiet=NIGHT, wakes_from="orange")

    assert told(way, "orange", LATE).held == ""
    assert told(way, "yellow", LATE).held == "quiet"


def test_what_reaches_everybody_waits_for_no_morning() -> None:
    way = replace(route(), quiet=NIGHT)
    cry = notices.Bulletin(
        bulletin_id="b", topic_id="t", at=LATE, level="none", subject_code="notices.subject.outage"
    )

    (one,) = notices.announce(cry, [way], now=LATE)

    assert one.next_at == LATE


def test_a_route_tells_of_its_watches_in_its_hours() -> None:
    mine = replace(route(), watches=("watch-1",), hours=NIGHT)

    assert notices.compose([news("red", at=LATE)], [mine], now=LATE)
    assert not notices.compose([news("red", watch_id="watch-2", at=LATE)], [mine], now=LATE)
    assert not notices.compose([news("red", at=NOON)], [mine], now=NOON)

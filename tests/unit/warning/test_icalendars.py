"""ICS files: good events are kept, bad ones told by their line, whatever the file."""

from datetime import UTC, datetime, timedelta

import pytest

from tocsin.warning import errors
from tocsin.warning.periods import icalendars

ICS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Asia/Taipei
END:VTIMEZONE
BEGIN:VEVENT
UID:1@example.org
SUMMARY:Product
  launch\\, kettle
DTSTART;TZID=Asia/Taipei:20260302T090000
DURATION:PT4H
BEGIN:VALARM
ACTION:DISPLAY
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
SUMMARY:Trial day
DTSTART;VALUE=DATE:20260310
RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=TU
END:VEVENT
BEGIN:VEVENT
UID:3@example.org
STATUS:CANCELLED
DTSTART:20260310T000000Z
END:VEVENT
END:VCALENDAR
"""


def test_an_ics_file_becomes_periods_in_their_own_zones() -> None:
    launch, trial = icalendars.read(ICS.encode()).periods

    assert (launch.name, launch.zone) == ("Product launch, kettle", "Asia/Taipei")
    assert launch.begins_at == datetime(2026, 3, 2, 1, tzinfo=UTC)
    assert launch.ends_at - launch.begins_at == timedelta(hours=4)
    assert (trial.repeats, trial.ends_at - trial.begins_at) == (
        "FREQ=WEEKLY;COUNT=3;BYDAY=TU",
        timedelta(days=1),
    )
    assert icalendars.read(ICS.encode()) == icalendars.Reading(periods=(launch, trial))


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("DTSTART;TZID=Asia/Taipei:", "X-START:", 6, "no_start"),
        ("TZID=Asia/Taipei:2", "TZID=Mars/Olympus:2", 6, "time_zone"),
        ("20260302T090000", "20261302T090000", 6, "time"),
        ("20260302T090000", "00010101T000000", 6, "time"),
        ("DURATION:PT4H", "DURATION:four hours", 6, "duration"),
        ("DURATION:PT4H", "DTEND:20260301T090000Z", 6, "length"),
        ("DURATION:PT4H", "DURATION:PT4H\nEXDATE:20260302T090000", 6, "unknown_part"),
        ("DURATION:PT4H", "RECURRENCE-ID:20260302T090000", 6, "unknown_part"),
        ("DURATION:PT4H", "DURATION:PT4H\nDURATION:PT5H", 6, "unknown_part"),
        ("DURATION:PT4H", "no colon here", 6, "line"),
        ("DURATION:PT4H", "RRULE:FREQ=SECONDLY", 6, "rrule"),
        ("END:VALARM\nEND:VEVENT", "END:VALARM", 6, "end"),
    ],
)
def test_a_bad_event_is_told_by_its_line_and_the_good_ones_are_kept(
    old: str, new: str, line: int, why: str
) -> None:
    read = icalendars.read(ICS.replace(old, new, 1).encode())

    assert [one.name for one in read.periods] == ["Trial day"]
    assert [(one.line, one.why["code"]) for one in read.left_out] == [
        (line, f"warning.bad_period.{why}")
    ]


def test_a_file_that_breaks_off_keeps_what_was_whole() -> None:
    read = icalendars.read(ICS[: ICS.index("RRULE")].encode())

    assert [one.name for one in read.periods] == ["Product launch, kettle"]
    assert [one.line for one in read.left_out] == [16]


def test_one_changed_date_leaves_its_whole_series_out() -> None:
    moved = "BEGIN:VEVENT\nUID:2@example.org\nRECURRENCE-ID;VALUE=DATE:20260317\nEND:VEVENT\n"
    read = icalendars.read(ICS.replace("END:VCALENDAR", moved + "END:VCALENDAR").encode())

    assert [one.name for one in read.periods] == ["Product launch, kettle"]
    assert [one.line for one in read.left_out] == [16, 27]
    assert {one.why["facts"]["place"] for one in read.left_out} == {"29"}  # type: ignore[index]  # a line


def test_zones_of_windows_are_known_and_a_long_line_is_folded_anywhere() -> None:
    told = ICS.replace(";TZID=Asia/Taipei", ';TZID="Taipei\r\n  Standard Time"')
    first = icalendars.read(told.encode()).periods[0]

    assert (first.zone, first.begins_at) == ("Asia/Taipei", datetime(2026, 3, 2, 1, tzinfo=UTC))


def test_ten_thousand_events_are_read_and_the_latest_kept() -> None:
    begin = datetime(2000, 1, 1, tzinfo=UTC)
    days = [f"{begin + timedelta(days=number):%Y%m%d}" for number in range(10_000)]
    events = [f"BEGIN:VEVENT\nUID:{day}\nDTSTART:{day}\nEND:VEVENT\n" for day in days]
    yearly = "BEGIN:VEVENT\nUID:y\nDTSTART:19990101\nRRULE:FREQ=YEARLY\nEND:VEVENT\n"
    read = icalendars.read(f"BEGIN:VCALENDAR\n{yearly}{''.join(events)}END:VCALENDAR".encode())

    assert [one.name for one in read.periods] == ["19990101", *days[-499:]]
    assert [one.why["code"] for one in read.left_out] == ["warning.bad_period.too_many"]


def test_a_file_of_which_nothing_can_be_kept_is_refused_with_the_first_reason() -> None:
    with pytest.raises(errors.BadPeriod) as refused:
        icalendars.read(ICS.replace("DTSTART", "X-START").encode())

    assert refused.value.reason["code"] == "warning.bad_period.no_start"


@pytest.mark.parametrize(
    "content", [b"", b"BEGIN:VEVENT", b"\xff\xfe\x00", b"x" * (icalendars.MOST_BYTES + 1)]
)
def test_what_is_no_calendar_is_refused(content: bytes) -> None:
    with pytest.raises(errors.BadPeriod):
        icalendars.read(content)

"""Why a ruling is refused is told in words, whatever the language."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests import sentences

from tocsin.kernel.errors import TocsinError
from tocsin.warning import Level, consequence, errors, fatigue, periods

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PERIOD = periods.Period(
    period_id="trial", name="開庭", begins_at=NOON, ends_at=NOON + timedelta(days=1)
)
SILENCE = fatigue.Silence(
    silence_id="s", reason="known", person="Lin Mei", begins_at=NOON, ends_at=NOON
)
HEAD = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n"
TAIL = b"END:VEVENT\nEND:VCALENDAR\n"


def of_period(**changed: object) -> Callable[[], object]:
    return lambda: periods.checked(replace(PERIOD, **changed))  # type: ignore[arg-type]  # of any field


def of_file(content: bytes) -> Callable[[], object]:
    return lambda: periods.icalendars.read(content)


def of_event(lines: bytes) -> Callable[[], object]:
    return of_file(HEAD + lines + TAIL)


REFUSED = {
    "name": of_period(name=" "),
    "length": of_period(ends_at=NOON),
    "edge_factor": of_period(edge_factor=0.5),
    "poll_factor": of_period(poll_factor=2.0),
    "level": of_period(tell_from="purple"),
    "rrule": lambda: periods.recurring.read("FREQ=SECONDLY"),
    "time_zone": lambda: periods.zones.zone("Mars/Olympus"),
    "too_large": of_file(b"x" * (periods.icalendars.MOST_BYTES + 1)),
    "encoding": of_file(b"\xff\xfe"),
    "not_a_calendar": of_file(b"DTSTART:20260315\n"),
    "line": of_event(b"no colon here\n"),
    "end": of_file(HEAD),
    "unknown_part": of_event(b"EXDATE:20260315\n"),
    "no_start": of_event(b"SUMMARY:x\n"),
    "duration": of_event(b"DTSTART:20260315\nDURATION:four hours\n"),
    "time": of_event(b"DTSTART:20261315\n"),
}


def refusal_of(act: Callable[[], object]) -> TocsinError:
    with pytest.raises(TocsinError) as refused:
        act()
    return refused.value


@pytest.mark.parametrize("why", REFUSED)
def test_a_period_is_refused_with_its_reason_in_words(why: str) -> None:
    refusal = refusal_of(REFUSED[why])

    reason = refusal.facts["why"]
    assert isinstance(reason, dict)
    assert (refusal.code, reason["code"]) == ("warning.bad_period", f"warning.bad_period.{why}")
    sentences.assert_plain(sentences.said(refusal.code, refusal.facts))


def test_a_file_with_too_many_events_tells_how_many() -> None:
    refusal = errors.BadPeriod(why="too_many", place="501")

    told = sentences.said(refusal.code, refusal.facts)

    assert [one for one in told.values() if "501" not in one] == []
    sentences.assert_plain(told)


@pytest.mark.parametrize(
    ("why", "changed"),
    [("level", {"up_to": Level.NONE}), ("length", {"ends_at": NOON})],
)
def test_a_silence_is_refused_with_its_reason_in_words(
    why: str, changed: dict[str, object]
) -> None:
    wrong = replace(SILENCE, **changed)  # type: ignore[arg-type]  # of any field

    refusal = refusal_of(lambda: fatigue.silences.checked(wrong))

    assert refusal.facts["why"] == {"code": f"warning.bad_silence.{why}", "facts": {}}
    sentences.assert_plain(sentences.said(refusal.code, refusal.facts))


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("toml", "[[consequence]]\ncode = "),
        ("toml", "[[consequence]\n"),
        ("shape", "consequence = 3"),
        ("shape", "[[consequence]]\nlift = 1"),
        ("codes", '[[consequence]]\ncode = "a"\n' * 2),
        ("code", '[[consequence]]\ncode = "人身"\n'),
        ("lift", '[[consequence]]\ncode = "a"\nlift = 9\n'),
        ("words", '[[consequence]]\ncode = "a"\nwords = { en = ["x"] }\n'),
    ],
)
def test_a_table_is_refused_with_its_reason_in_words(why: str, text: str) -> None:
    refusal = refusal_of(lambda: consequence.shipped.written(text))

    reason = refusal.facts["why"]
    assert isinstance(reason, dict)
    assert reason["code"] == f"warning.bad_table.{why}"
    sentences.assert_plain(sentences.said(refusal.code, refusal.facts))

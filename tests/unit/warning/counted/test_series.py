"""A file of counts, judged."""

import numpy as np
import pytest
from tests.unit.warning.counted.files import HEAD, binned, lines, read, scored

from tocsin.warning import counted
from tocsin.warning.model import Level


@pytest.mark.parametrize("minutes", [1, 5, 15, 60])
def test_a_crisis_is_told_of_whatever_the_width_of_a_bin(minutes: int) -> None:
    values = binned(4, minutes)
    hours = 3 * 60 // minutes
    values[-hours:] = [value + 12 * minutes for value in values[-hours:]]

    found = scored(lines(values, minutes=minutes))

    assert any(one.alarm for one in found[-hours:])
    assert found[-1].level >= Level.YELLOW
    assert max(one.rarity_weeks for one in found[-hours:]) > 52 / 12


def test_one_line_comes_out_for_every_line_that_went_in() -> None:
    values = binned(2, 5)

    found = scored(lines(values))

    assert len(found) == len(values)
    assert found[0].stamp == "2026-03-02T00:00:00"


def test_what_comes_later_changes_nothing_before_it() -> None:
    values = binned(3, 15)
    values[200:212] = [900.0] * 12

    whole = scored(lines(values, minutes=15))

    assert scored(lines(values[:206], minutes=15)) == whole[:206]


def test_a_gap_is_no_silence_and_its_end_no_explosion() -> None:
    values = binned(6, 5)
    told = lines(values)
    del told[1 + 3 * 288 : 1 + 5 * 288]

    found = scored(told)

    assert not any(one.alarm for one in found[3 * 288 :])


def test_years_without_a_line_begin_anew() -> None:
    told = ["timestamp,value", "1970-01-01 00:00:00,3", *lines(binned(1, 5))[1:]]

    assert len(scored(told)) == 1 + 288


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("yesterday,3", "warning.series.no_time"),
        (",3", "warning.series.no_time"),
        ("9" * 30 + ",3", "warning.series.no_time"),
        ("2026-03-02T00:10:00,many", "warning.series.no_number"),
        ("2026-03-02T00:10:00", "warning.series.no_number"),
        ("2026-03-02T00:10:00,nan", "warning.series.no_number"),
        ("2026-03-02T00:10:00,-4", "warning.series.negative"),
        ("2026-03-02T00:00:00,4", "warning.series.duplicate"),
        ("2026-03-01T23:55:00,4", "warning.series.out_of_order"),
        ("\0\0,3", "warning.series.no_time"),
    ],
)
def test_a_bad_line_is_said_with_its_number_and_the_rest_stands(line: str, code: str) -> None:
    told = read([HEAD, "2026-03-02T00:00:00,1", "2026-03-02T00:05:00,2", line])

    assert [(fault.lines[0][0], fault.code) for fault in told.faults] == [(4, code)]
    assert len(told.values) >= 2


def test_times_of_any_zone_and_of_an_epoch_are_the_same_times() -> None:
    told = ["1772409600,1", "2026-03-02T08:05:00+08:00,1", "2026-03-02 00:10:00,1"]

    series = read([HEAD, *told, "1772410500000,1"])

    assert series.numbers == [0, 1, 2, 3]
    assert series.width_s == 300


@pytest.mark.parametrize("minutes", [1, 5, 60])
def test_a_clock_that_wavers_by_seconds_loses_no_line(minutes: int) -> None:
    wavering = np.random.default_rng(1).integers(-9 * minutes, 9 * minutes, 500)
    moments = 1772409600 + 60 * minutes * np.arange(500) + np.clip(wavering, -60, 60)

    series = read([HEAD, *(f"{moment},1" for moment in moments)])

    assert (series.width_s, len(series.values), series.codes) == (60 * minutes, 500, set())


def test_bins_of_seconds_with_many_gaps_keep_their_width() -> None:
    counted_at = np.flatnonzero(np.random.default_rng(1).random(5000) < 0.2)

    series = read([HEAD, *(f"{1772409600 + 10 * bin_},1" for bin_ in counted_at)])

    assert series.width_s == 10


@pytest.mark.parametrize(("told", "value"), [("0.002", 0.002), ("1.234", 1.234)])
def test_three_decimals_are_a_fraction_and_no_thousands(told: str, value: float) -> None:
    series = read([HEAD, f"2026-03-02,{told}", f"2026-03-03,{told}"])

    assert (series.values, series.codes) == ([value, value], {"fraction"})


def test_columns_may_stand_in_any_order_beside_others() -> None:
    series = read(["Value,note,Timestamp", "3,x,2026-03-02", "4,y,2026-03-03"])

    assert (series.values, series.width_s) == ([3.0, 4.0], 86_400)


def test_a_file_without_the_columns_is_refused_with_what_it_names() -> None:
    with pytest.raises(counted.NoColumns) as refused:
        counted.Series(["when,how many", "2026-03-02,1"])

    assert refused.value.facts == {"found": "when, how many"}


def test_a_single_line_is_refused() -> None:
    with pytest.raises(counted.TooFewBins):
        counted.Series([HEAD, "2026-03-02,1"])


def test_a_larger_budget_tells_no_later_and_lifts_no_bin_to_a_lower_level() -> None:
    values = binned(4, 15)
    values[-8:] = [value + 200 for value in values[-8:]]
    told = lines(values, minutes=15)

    calm, eager = scored(told, 0.25), scored(told, 4.0)

    pairs = zip(calm, eager, strict=True)
    assert all(one.level <= other.level for one, other in pairs)


def test_a_quote_that_is_never_closed_costs_its_own_line_only() -> None:
    told = lines([float(number) for number in range(50)])
    told[20] = '"' + told[20]

    series = read(told)

    assert len(series.values) == 49
    assert {(fault.code, fault.lines[0][0]) for fault in series.faults} == {
        ("warning.series.no_time", 21),
        ("warning.series.gap", 22),
    }


def test_a_line_of_a_million_letters_costs_itself_only() -> None:
    told = lines([1.0] * 10)
    told[3] = '"' + "x" * 1_000_000

    assert len(read(told).values) == 9


def test_milliseconds_since_1970_are_never_taken_for_a_year_of_the_middle_ages() -> None:
    told = [HEAD, *(f"{1768010100000 + 300000 * number},1" for number in range(10))]

    series = read(told)

    assert (series.epoch_s, series.width_s) == (1768010100, 300)
    assert series.faults == ()


@pytest.mark.parametrize("encoding", ["utf-16", "gbk"])
def test_another_encoding_is_refused_as_such(encoding: str) -> None:
    file = "timestamp,value,\u6642\u9593\n2026-03-01,1\n".encode(encoding)

    with pytest.raises(counted.NotUtf8):
        counted.Series(file.decode("utf-8-sig", errors="replace").splitlines(keepends=True))

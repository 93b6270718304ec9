"""Files that are as they should be and still hard: sparse, young, wide, narrow, after a spike."""

import pytest
from tests.unit.warning.counted.files import HEAD, binned, lines, scored

from tocsin import warning
from tocsin.warning import counted
from tocsin.warning.model import Level


@pytest.mark.parametrize("minutes", [5, 60])
def test_a_file_that_leaves_its_zeros_out_still_tells_a_crisis(minutes: int) -> None:
    values = [float(value) for value in binned(21, minutes, a_minute=0.3 / minutes)]
    crisis = slice(-6, None)
    values[crisis] = [value + 9 for value in values[crisis]]
    whole = lines(values, minutes=minutes)
    listed = [line for line in whole if not line.endswith(",0.0")]

    series = counted.Series(listed)
    found = list(counted.judge(series, warning.SeasonalDetector, budget_per_week=1.0))

    assert {fault.code for fault in series.faults} == {"warning.series.zeros_left_out"}
    assert [one.stamp for one in found] == [line.partition(",")[0] for line in listed[1:]]
    told = [(one.level, one.alarm) for one in found[-6:]]
    assert told == [(one.level, one.alarm) for one in scored(whole)[-6:]]
    assert told[0] >= (Level.YELLOW, True)


@pytest.mark.parametrize("hours", [3, 6, 24])
@pytest.mark.parametrize("minutes", [5, 15])
def test_a_crisis_in_the_shadow_of_a_spike_is_told_anew(minutes: int, hours: int) -> None:
    values = binned(8, minutes)
    spike, hour = 6 * 1440 // minutes, 60 // minutes
    values[spike] *= 1000
    crisis = slice(spike + hours * hour, spike + (hours + 3) * hour)
    values[crisis] = [20 * value for value in values[crisis]]

    found = scored(lines(values, minutes=minutes))

    assert found[spike].alarm
    assert any(one.alarm for one in found[crisis])


@pytest.mark.parametrize("width", [5, 60])
def test_a_stream_that_has_just_begun_tells_nothing_it_cannot_know(width: int) -> None:
    values = [3, 9, 4, 16, 6, 30, 8, 5]

    found = scored(lines(values, minutes=width))

    assert {one.level for one in found} == {Level.NONE}


def test_a_day_is_one_observation() -> None:
    values = binned(120, 1440)
    values[-1] *= 3

    found = scored(lines(values, minutes=1440))

    assert found[-1].alarm
    assert sum(one.alarm for one in found[:-1]) <= 2 * len(found) / 7


@pytest.mark.parametrize("seconds", [1, 30])
def test_bins_of_seconds_are_judged_by_the_minute(seconds: int) -> None:
    bins = 4 * 3600 // seconds
    moments = [f"{1772409600 + seconds * number}" for number in range(bins)]
    values = ["1"] * (bins * 3 // 4) + ["40"] * (bins // 4)

    found = scored([HEAD, *map(",".join, zip(moments, values, strict=True))])

    assert len(found) == bins
    assert any(one.alarm for one in found[bins * 3 // 4 :])
    assert not any(one.alarm for one in found[: bins * 3 // 4])

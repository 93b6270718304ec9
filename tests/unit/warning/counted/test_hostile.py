"""Files as they should not be: each is survived, said, and hides no later crisis."""

from collections.abc import Callable, Iterator

import pytest
from tests.unit.warning.counted.files import HEAD, binned, lines, read, scored

from tocsin import warning
from tocsin.warning import counted
from tocsin.warning.counted import parsing
from tocsin.warning.model import Level

DAYS = 15
AT = 7 * 24  # the hour in which something is wrong
CRISIS = 12  # hours at the end

Lines = list[str]


def a_file(days: int = DAYS) -> Lines:
    """Return hours of a busy stream that ends in a crisis."""
    values = binned(days, 60)
    values[-CRISIS:] = [value + 900 for value in values[-CRISIS:]]
    return lines(values, minutes=60)


def valued(told: Lines, first: int, values: list[str]) -> Lines:
    """Return the file with other values from hour `first` on."""
    mended = list(told)
    for place, value in enumerate(values, start=first + 1):
        mended[place] = f"{told[place].split(',')[0]},{value}"
    return mended


def set_back(told: Lines) -> Lines:
    """Return the file of a clock that was set back by forty minutes."""
    later = zip(told[AT - 1 :], told[AT:], strict=False)
    moved = (
        f"{before.split(',')[0].replace(':00:00', ':20:00')},{line.split(',')[1]}"
        for before, line in later
    )
    return [*told[:AT], *moved]


def with_zones(told: Lines) -> Lines:
    """Return the file in a zone that sprang forward in between: the same moments."""
    before = [line.replace(",", "+00:00,") for line in told[1:AT]]
    later = told[AT + 1 : -1]
    after = [
        f"{time.split(',')[0]}+01:00,{line.split(',')[1]}"
        for time, line in zip(later, told[AT:-2], strict=True)
    ]
    return [told[0], *before, *after]


HOSTILE: dict[str, tuple[Callable[[Lines], Lines], set[str]]] = {
    "a gap of two days": (lambda told: [*told[:AT], *told[AT + 48 :]], {"gap"}),
    "a week of zeros": (lambda told: valued(told, AT, ["0"] * 168), {"deaf"}),
    "a week that does not move": (lambda told: valued(told, AT, ["60"] * 168), set()),
    "an outlier at first": (lambda told: valued(told, 0, ["90000"]), set()),
    "a crisis at first": (lambda told: valued(told, 0, ["5000"] * 12), set()),
    "a spike of a thousand times": (lambda told: valued(told, AT, ["60000"]), set()),
    "times that come twice": (lambda told: [*told[:AT], *told[AT - 9 :]], {"duplicate"}),
    "the newest first": (lambda told: [told[0], *reversed(told[1:])], {"out_of_order"}),
    "negative counts": (lambda told: valued(told, AT, ["-7"] * 5), {"negative", "deaf"}),
    "fractions": (lambda told: valued(told, AT, ["7.25"] * 5), {"fraction"}),
    "no numbers": (
        lambda told: valued(told, AT, ["nan", "inf", "-inf", "many", ""]),
        {"no_number", "gap"},
    ),
    "numbers beyond counting": (lambda told: valued(told, AT, ["1e12"] * 3), {"too_much"}),
    "a clock set back": (set_back, {"same_bin"}),
    "a clock set forward": (
        lambda told: [*told[:AT], *(line.replace(":00:00", ":40:00") for line in told[AT:])],
        {"gap"},
    ),
    "a clock of the year 2099": (
        lambda told: [*told[:AT], "2099-01-01T00:00:00,4", *told[AT:]],
        {"out_of_order", "gap"},
    ),
    "an hour that summer takes": (lambda told: [*told[:AT], *told[AT + 1 :]], {"gap"}),
    "an hour that winter gives": (
        lambda told: [*told[: AT + 1], told[AT], *told[AT + 1 :]],
        {"duplicate"},
    ),
    "a zone that jumps": (with_zones, set()),
    "a mark and Windows' ends": (
        lambda told: ["\ufeff" + told[0] + "\r\n", *(f"{line}\r\n" for line in told[1:])],
        set(),
    ),
    "semicolons": (lambda told: [line.replace(",", ";") for line in told], set()),
    "tabs": (lambda told: [line.replace(",", "\t") for line in told], set()),
    "groups of thousands": (lambda told: valued(told, AT, ['"1,234"'] * 2), {"grouped"}),
    "groups without quotes": (lambda told: valued(told, AT, ["1,234"] * 2), {"grouped"}),
    "other names and columns": (
        lambda told: (
            ["note, VALUE ,Timestamp,x"]
            + [",".join(("a", *reversed(line.split(",")), "b")) for line in told[1:]]
        ),
        set(),
    ),
    "empty lines": (lambda told: [*told[:AT], "", " \r\n", ",", *told[AT:]], set()),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_wrong_is_said_and_a_later_crisis_still_found(kind: str) -> None:
    spoil, codes = HOSTILE[kind]
    told = spoil(a_file())

    series = counted.Series(told)
    judged = list(counted.judge(series, warning.SeasonalDetector, budget_per_week=1.0))
    found = [one for one in judged if one.stamp < "2098"]

    assert {fault.code.removeprefix("warning.series.") for fault in series.faults} == codes
    assert any(one.alarm for one in found[-CRISIS:])
    assert max(one.level for one in found[-CRISIS:]) >= Level.YELLOW


@pytest.mark.parametrize(
    "kind",
    [
        "a gap of two days",
        "a week of zeros",
        "an outlier at first",
        "a crisis at first",
        "a spike of a thousand times",
        "a clock set back",
    ],
)
def test_so_it_is_in_bins_of_five_minutes(kind: str) -> None:
    values = binned(5, 5)
    values[-36:] = [value + 60 for value in values[-36:]]
    told = HOSTILE[kind][0](lines(values))

    found = scored(told)

    assert any(one.alarm for one in found[-36:])


def rising(days: int, kind: str = "", times: int = 9) -> counted.Scored:
    """Return the first hour, judged, of a rise so many days and not an hour after the beginning."""
    values = binned(days + 1, 60)[: days * 24 + 1]
    values[-1] *= times
    told = lines(values, minutes=60)
    return scored(HOSTILE[kind][0](told) if kind else told)[-1]


@pytest.mark.parametrize("kind", ["an outlier at first", "a crisis at first"])
def test_what_was_odd_at_first_hides_no_rise_in_its_own_hours(kind: str) -> None:
    assert rising(7, kind).level >= Level.ORANGE


def test_a_first_outlier_is_forgotten_within_days() -> None:
    assert rising(3, "an outlier at first").level >= Level.ORANGE


def test_a_spike_of_a_thousand_times_makes_no_later_rise_ordinary() -> None:
    assert rising(9, times=30).level == Level.RED
    assert rising(9, "a spike of a thousand times", times=30).level >= Level.ORANGE


def test_what_lies_too_far_back_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "WINDOW", 10)
    told = lines([1.0] * 50)

    series = read([told[0], *told[2:], told[1]])

    assert len(series.values) == 49
    assert series.codes == {"too_late"}


def test_what_is_held_does_not_grow_with_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "WINDOW", 10)
    asked: list[int] = []

    def endless() -> Iterator[str]:
        yield HEAD
        for number in range(1000):
            asked.append(number)
            yield f"{1772409600 + 300 * number},1"

    first = next(iter(counted.Series(endless())))

    assert (first.number, len(asked)) == (0, 11)


@pytest.mark.parametrize("told", [[], [""], ["\ufeff"], ["when;what", "2026-03-02;1"]])
def test_a_file_without_columns_is_refused(told: Lines) -> None:
    with pytest.raises(counted.NoColumns):
        counted.Series(told)


@pytest.mark.parametrize("told", [[HEAD], [HEAD, "2026-03-02,1"], [HEAD, "x,y", "2026-03-02,1"]])
def test_a_file_of_one_line_is_refused(told: Lines) -> None:
    with pytest.raises(counted.TooFewBins):
        counted.Series(told)


def test_a_refusal_says_which_lines_were_left_out_and_why() -> None:
    with pytest.raises(counted.TooFewBins) as refused:
        counted.Series([HEAD, "3/15/2026 9:30,4", "3/15/2026 10:30,5"])

    assert [(fault.code, fault.lines) for fault in refused.value.faults] == [
        ("warning.series.no_time", ((2, "3/15/2026 9:30"), (3, "3/15/2026 10:30")))
    ]


@pytest.mark.parametrize(
    "told",
    ["2026年3月2日 0:05", "2026/3/2 0:05:00", "1772409900000", "1772409900000000", "1772409900e9"],
)
def test_times_as_programs_write_them_are_read(told: str) -> None:
    series = read([HEAD, "2026-03-02,1", f"{told},1"])

    assert (series.codes, series.width_s) == (set(), 300)

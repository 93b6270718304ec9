"""Pairs of texts in frames, number formats and disguises that the first set does not have."""

import random
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.bench.sayings import spelling
from tests.bench.sayings.making import LANGUAGES, Pair

_TOLD: dict[str, Any] = tomllib.loads(Path(__file__).with_name("hostile.toml").read_text("utf-8"))
TOPICS: Sequence[Mapping[str, Any]] = _TOLD["topic"]
_AROUND, _TURNED = _TOLD["around"], _TOLD["turned"]
_TENS = [
    "zero",
    "ten",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_TEENS = [*_ONES.split(), *["fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]]
_HAN = "零一二三四五六七八九"
_MONTHS = [
    "Jan.",
    "Feb.",
    "March",
    "April",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
]
_TWENTY, _HUNDRED, _THOUSAND, _WAN = 20, 100, 1_000, 10_000
# They say nothing of each other, but one word stands for both.
_NEIGHBOURS = ({"recalled", "refund"}, {"compensation", "donated"}, {"injured", "dead"})


class Maker:
    """Makes pairs; the same seed makes the same."""

    def __init__(self, seed: int, *, is_held_out: bool) -> None:
        self._chance, self._is_held_out = random.Random(seed), is_held_out

    def contradictions(self, count: int) -> list[Pair]:
        """Return pairs that say different things of the same, mostly in two languages."""
        return [self._differing(TOPICS[at % len(TOPICS)]) for at in range(count)]

    def consistent(self, count: int) -> list[Pair]:
        """Return pairs that agree, speak of other things, or tell somebody else's words."""
        kinds = (self._same, self._same, self._same, self._beside, self._elsewhere, self._turned)
        return [kinds[at % len(kinds)]() for at in range(count)]

    def _differing(self, topic: Mapping[str, Any]) -> Pair:
        place = self._chance.choice(spelling.PLACES)
        one, other = self._values(topic["slot"])
        before, now = (self._text(self._line(topic, each, place)) for each in (one, other))
        return Pair(name=topic["name"], before=before, now=now, is_contradiction=True)

    def _same(self) -> Pair:
        topic, place = self._chance.choice(TOPICS), self._chance.choice(spelling.PLACES)
        value, _ = self._values(topic["slot"])
        before, now = (self._text(self._line(topic, value, place)) for _ in range(2))
        return _agreeing(f"same {topic['name']}", before, now)

    def _beside(self) -> Pair:
        one, two = self._chance.sample(list(TOPICS), 2)
        while {one["name"], two["name"]} in _NEIGHBOURS:
            one, two = self._chance.sample(list(TOPICS), 2)
        place = self._chance.choice(spelling.PLACES)
        before, now = (
            self._text(self._line(each, self._values(each["slot"])[0], place))
            for each in (one, two)
        )
        return _agreeing(f"{one['name']} beside {two['name']}", before, now)

    def _elsewhere(self) -> Pair:
        topic = self._chance.choice([one for one in TOPICS if one["name"] in {"injured", "dead"}])
        values, places = self._values(topic["slot"]), self._chance.sample(spelling.PLACES, 2)
        before, now = (
            self._text(self._line(topic, value, place))
            for value, place in zip(values, places, strict=True)
        )
        return _agreeing(f"elsewhere {topic['name']}", before, now)

    def _turned(self) -> Pair:
        topic, place = self._chance.choice(TOPICS), self._chance.choice(spelling.PLACES)
        one, other = self._values(topic["slot"])
        lang, said = self._line(topic, other, place)
        frame = self._chance.choice(_TURNED[lang])
        now = frame.format(s=said.rstrip("。."))
        before = self._text(self._line(topic, one, place))
        return _agreeing(f"turned {topic['name']}", before, self._text((lang, now)))

    def _line(self, topic: Mapping[str, Any], value: Any, place: str) -> tuple[str, str]:
        lang = self._chance.choice(LANGUAGES)
        if topic["slot"] == "claim":
            return lang, self._frame(topic[value][lang])
        frame = self._frame(topic[lang])
        shown = self._shown(topic["slot"], value, lang)
        return lang, frame.format(v=shown, p=spelling.place(place, lang))

    def _frame(self, frames: Sequence[str]) -> str:
        """Return a frame: the last of each list is the held-out set's alone."""
        return self._chance.choice(frames[-1:] if self._is_held_out else frames[:-1])

    def _text(self, told: tuple[str, str]) -> str:
        lang, line = told
        around = self._chance.sample(_AROUND[lang], 2)
        between = " " if lang == "en" else ""
        return between.join([around[0], line, around[1]])

    def _values(self, slot: str) -> tuple[Any, Any]:
        """Return two values that differ."""
        pick, chance = self._chance.sample, self._chance
        one: Any
        other: Any
        match slot:
            case "small":
                one, other = pick(range(2, 12), 2)
            case "count":
                one, other = pick(range(13, 99), 2)
            case "days":
                one, other = pick([5, 7, 10, 14, 20, 30], 2)
            case "large" | "money":
                one, other = pick([12_000, 35_000, 48_500, 120_000, 1_200_000, 3_500_000], 2)
            case "date":
                days = pick(range(120), 2)
                one, other = (date(2026, 2, 1) + timedelta(days=each) for each in days)
            case "person":
                one, other = pick(spelling.PEOPLE, 2)
            case "code":
                one, other = (
                    f"{chance.choice('KLM')}{each}" for each in pick(range(1000, 9999), 2)
                )
            case _:
                one, other = pick(["yes", "no"], 2)
        return one, other

    def _shown(self, slot: str, value: Any, lang: str) -> str:
        match slot:
            case "person":
                return str(value[LANGUAGES.index(lang)])
            case "date":
                return self._day(value, lang)
            case "code":
                return str(value)
            case _:
                return self._chance.choice(_ways(value, lang))

    def _day(self, value: date, lang: str) -> str:
        if lang == "en":
            month = _MONTHS[value.month - 1]
            ways = [
                f"{value.day} {month} {value.year}",
                f"{month} {value.day}",
                f"{value:%Y-%m-%d}",
            ]
            ways += [f"{value:%A}, {month} {value.day}", f"the {_ordinal(value.day)} of {value:%B}"]
            return self._chance.choice(ways)
        plain = f"{value.month}月{value.day}日"
        ways = [plain, f"{value.year}年{plain}", f"今年{plain}", f"{value:%Y/%m/%d}"]
        ways += (
            [f"民國{value.year - 1911}年{plain}"]
            if lang == "zh-Hant"
            else [f"{value.year}.{value.month}.{value.day}"]
        )
        ways += [f"{_below_hundred(value.month)}月{_below_hundred(value.day)}號"]
        return self._chance.choice(ways)


def _agreeing(name: str, before: str, now: str) -> Pair:
    return Pair(name=name, before=before, now=now, is_contradiction=False)


def _ordinal(day: int) -> str:
    return f"{day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10 if day // 10 != 1 else 0, 'th') }"


def _ways(value: int, lang: str) -> list[str]:
    """Return ways to write a number that the first set does not have."""
    ways = [f"{value:,}"]
    if lang == "en":
        if value < _HUNDRED:
            return [*ways, _english(value)]
        if value % _THOUSAND == 0:
            ways += [f"{value // _THOUSAND} thousand", f"{value // _THOUSAND}k"]
        if value >= 10 * _HUNDRED * _THOUSAND:
            return [f"{value / 1_000_000:g} million", f"{value / 1_000_000:g}m", *ways]
        return ways
    wan = "萬" if lang == "zh-Hant" else "万"
    if value < _HUNDRED:
        return [*ways, _below_hundred(value)]
    if value >= _WAN:
        ways.append(f"{value / _WAN:g}{wan}")
        whole, rest = divmod(value, _WAN)
        if rest and rest % _THOUSAND == 0:
            ways += [
                f"{whole}{wan}{rest // _THOUSAND}千",
                f"{_below_hundred(whole)}{wan}{_HAN[rest // _THOUSAND]}千",
            ]
    return ways


def _english(value: int) -> str:
    if value < _TWENTY:
        return _TEENS[value]
    tens, ones = divmod(value, 10)
    return f"{_TENS[tens]}-{_TEENS[ones]}" if ones else _TENS[tens]


def _below_hundred(value: int) -> str:
    tens, ones = divmod(value, 10)
    if not tens:
        return _HAN[ones]
    return f"{_HAN[tens] if tens > 1 else ''}十{_HAN[ones] if ones else ''}"

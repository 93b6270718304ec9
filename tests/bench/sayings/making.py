"""Pairs of texts from a seed."""

import random
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.bench.sayings import spelling

_HERE = Path(__file__).parent
LANGUAGES = ("en", "zh-Hant", "zh-Hans")
TOPICS: list[dict[str, Any]] = tomllib.loads((_HERE / "topics.toml").read_text("utf-8"))["topic"]
FILLERS: dict[str, Any] = tomllib.loads((_HERE / "fillers.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What was said, what is written now, and whether it contradicts."""

    name: str
    before: str
    now: str
    is_contradiction: bool
    before_at: datetime | None = None
    now_at: datetime | None = None


class Maker:
    """Makes pairs; the same seed makes the same."""

    def __init__(self, seed: int, wording: str) -> None:
        self._chance = random.Random(seed)
        self._wording = wording

    def contradictions(self, count: int) -> list[Pair]:
        """Return pairs that say different things of the same."""
        return [self._differing(TOPICS[at % len(TOPICS)]) for at in range(count)]

    def consistent(self, count: int) -> list[Pair]:
        """Return pairs that agree, or speak of different things, or say that they differ."""
        kinds: Sequence[Callable[[], Pair]] = (
            self._same,
            self._same,
            self._same,
            self._unrelated,
            self._unrelated,
            self._moved,
            self._timed,
            self._elsewhere,
            self._opened,
            self._rumour,
            self._about,
        )
        return [kinds[at % len(kinds)]() for at in range(count)]

    def _differing(self, topic: Mapping[str, Any]) -> Pair:
        place = self._chance.choice(spelling.PLACES)
        one = self._value(topic["slot"], topic)
        two = self._other(topic, one)
        texts = [self._text([self._line(topic, value, place)]) for value in (one, two)]
        return Pair(name=topic["name"], before=texts[0], now=texts[1], is_contradiction=True)

    def _same(self) -> Pair:
        topic = self._chance.choice(TOPICS)
        place, value = self._chance.choice(spelling.PLACES), self._value(topic["slot"], topic)
        lines = [self._line(topic, value, place) for _ in range(2)]
        return self._agreeing(f"same {topic['name']}", lines[0], lines[1])

    def _unrelated(self) -> Pair:
        one, two = self._chance.sample(TOPICS, 2)
        while {one["name"], two["name"]} in _NEIGHBOURS:
            one, two = self._chance.sample(TOPICS, 2)
        places = self._chance.sample(spelling.PLACES, 2)
        told = [
            self._line(topic, self._value(topic["slot"], topic), place)
            for topic, place in zip((one, two), places, strict=True)
        ]
        return self._agreeing(f"{one['name']} beside {two['name']}", told[0], told[1])

    def _moved(self) -> Pair:
        place, old = self._chance.choice(spelling.PLACES), self._chance.randint(3, 40)
        topic = _of("injured")
        lang = self._language()
        words = self._chance.choice(FILLERS["moved"][lang])
        told = {"old": old, "new": old + 7, "place": spelling.place(place, lang)}
        return self._agreeing("moved", self._line(topic, old, place), (lang, words.format(**told)))

    def _timed(self) -> Pair:
        place, count = self._chance.choice(spelling.PLACES), self._chance.randint(3, 40)
        lines = []
        for hour, number in ((12, count), (18, count + 5)):
            lang = self._language()
            words = self._chance.choice(FILLERS["timed"][lang])
            shown = spelling.place(place, lang)
            lines.append((lang, words.format(hour=hour, n=number, place=shown)))
        return self._agreeing("timed", lines[0], lines[1])

    def _elsewhere(self) -> Pair:
        topic = _of("injured")
        places = self._chance.sample(spelling.PLACES, 2)
        lines = [self._line(topic, self._chance.randint(3, 90), place) for place in places]
        return self._agreeing("elsewhere", lines[0], lines[1])

    def _opened(self) -> Pair:
        lang = self._language()
        before = (lang, self._chance.choice(FILLERS["open"][lang]))
        return self._agreeing(
            "opened", before, self._line(_of("data_leaked"), self._chance.random() < 0.5, "taipei")
        )

    def _rumour(self) -> Pair:
        topic, lang = _of("leaked"), self._language()
        value = self._value("large", topic)
        other = self._other(topic, value)
        claim = self._line(topic, other, "taipei", lang)[1].rstrip(".。")
        words = FILLERS["rumour"][lang][0].format(claim=claim)
        return self._agreeing("rumour", self._line(topic, value, "taipei"), (lang, words))

    def _about(self) -> Pair:
        topic, lang = _of("recalled"), self._language()
        value = self._chance.randint(40, 90) * 1_000
        words = self._chance.choice(FILLERS["about"][lang])
        near = value - self._chance.choice((200, 500, 900))
        line = words.format(n=spelling.number(value, lang, self._chance))
        return self._agreeing("about", self._line(topic, near, "taipei"), (lang, line))

    def _agreeing(self, name: str, one: tuple[str, str], two: tuple[str, str]) -> Pair:
        return Pair(
            name=name, before=self._text([one]), now=self._text([two]), is_contradiction=False
        )

    def _line(
        self, topic: Mapping[str, Any], value: Any, place: str, lang: str = ""
    ) -> tuple[str, str]:
        lang = lang or self._language()
        lines = topic[self._wording][lang]
        if topic["slot"] == "yes":
            return lang, lines[0 if value else 1]
        words = self._chance.choice(lines)
        shown = spelling.shown(topic["slot"], value, lang, self._chance)
        return lang, words.format(n=shown, d=shown, x=shown, place=spelling.place(place, lang))

    def _text(self, lines: list[tuple[str, str]]) -> str:
        lang = lines[0][0]
        fillers = self._chance.sample(FILLERS[self._wording][lang], self._chance.randint(1, 3))
        told = [words.format(hour=self._chance.randint(8, 22)) for words in fillers]
        told.insert(self._chance.randint(0, len(told)), lines[0][1])
        return (" " if lang == "en" else "").join(told)

    def _language(self) -> str:
        return self._chance.choice(LANGUAGES)

    def _other(self, topic: Mapping[str, Any], value: Any) -> Any:
        if topic["slot"] == "yes":
            return not value
        while (found := self._value(topic["slot"], topic)) == value:
            continue
        return found

    def _value(self, slot: str, topic: Mapping[str, Any]) -> Any:
        chance = self._chance
        made: dict[str, Callable[[], Any]] = {
            "count": lambda: chance.randint(*topic["range"]),
            "large": lambda: chance.choice((1, 2, 3, 5, 12, 15, 30, 48, 120, 300)) * 10_000,
            "money": lambda: chance.choice((500, 1_000, 1_500, 3_000, 5_000, 20_000)),
            "date": lambda: date(2026, 1, 5) + timedelta(days=chance.randint(0, 300)),
            "yes": lambda: chance.random() < 0.5,
            "person": lambda: chance.choice(spelling.PEOPLE),
            "firm": lambda: chance.choice(spelling.FIRMS),
            "code": lambda: f"{chance.choice('ABCK')}{chance.randint(1000, 9999)}",
            "phone": lambda: f"0800-{chance.randint(100, 999)}-{chance.randint(100, 999)}",
        }
        return made[slot]()


# The same thing under two names: pairs of these are neither here nor there.
_NEIGHBOURS = (
    {"recalled", "promise_recall"},
    {"leaked", "data_leaked"},
    {"refund_days", "promise_refund"},
    {"stores", "stopped"},
    {"compensation", "promise_refund"},
)


def _of(name: str) -> Mapping[str, Any]:
    return next(topic for topic in TOPICS if topic["name"] == name)

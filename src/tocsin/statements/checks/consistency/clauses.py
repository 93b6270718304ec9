"""Clauses of a sentence and what each is about: what happened, to whom, where, when, how many."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tocsin.statements.checks.consistency import lexicon
from tocsin.statements.checks.consistency.figures import dates, days, numerals, plain
from tocsin.statements.drafting import Sentence

_CLAUSE = re.compile(
    r"[;、：]|:(?!\d)|,(?!\d{3}(?!\d))|\s[–—]\s"
    # "164 passengers and 9 crew on board" is of both; "three died and nine are ill" is of each.
    r"|\band\b(?!\s(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?!are|were|is|was|have|has|had|remain|saw|died|more|other)[a-z])"
    r"|\b(?:but|while|whereas|after which|so that)\b"
    r"|(?=\bbecause\b)|并(?!未|无|不|非)|以及|(?=其中)|同时|但(?!愿)"
)
_QUOTED = re.compile(r"[“「『\"][^”」』\"]*[”」』\"]")
_QUESTION = re.compile(r"[?？]\s*$")
_AS_OF = re.compile(r"(?:\bas of\b|^by\b|截至|(?:^|;)截止)(.{0,60}?)(?=[,;。止]|$)")
_SAME_DAY = re.compile(r"\b(?:that|the same)(?: very)? day\b|当[日天]|同[日天]")
_NEXT_DAY = re.compile(r"\bthe (?:next|following) day\b|[翌次隔][日天]")
# Which one of several: L7, PB-200, Tower B, 桃园二厂, 《星海》, 第二产线.
_LABEL = re.compile(
    r"\b(?:tower|line|building|plant|gate|terminal|hall|wing|phase|ward)\s?(?:no\.?\s?)?([a-z]|\d+)\b"
    r"|(?<![a-z\d-])([a-z]{1,3}-?\d{1,4})(?![-\da-z])|(?<![a-z])([a-z])[栋座馆区]|([一二三四五六七八九十\d]+)厂(?!商)|《([^》]+)》"
    r"|第([一二三四五六七八九十\d]+)(?:条)?(?:产线|生产线|航厦|厂区)"
    r"|(\d{3,4})(?=毫升|ml\b)"
)
_SIGNS = dict(zip("一二三四五六七八九十", map(str, range(1, 11)), strict=True))
_QUALITIES = ("other", "so_far", "again", "house")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ing|ed|es|s|e)$")
_WORD = re.compile(r"[a-z]{3,}|[\u3400-\u9fff]+")
_STEM, _BARE, _LEAP_FREE = 5, 40, 2025


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause; what it does not say itself it has from those beside it."""

    text: str
    sentence: Sentence
    own: frozenset[str]  # predicates, opposites among them
    what: frozenset[str]
    nouns: frozenset[str]
    around: frozenset[str]  # nouns, or those of the clause before
    labels: frozenset[str]
    where: frozenset[str]
    qualities: frozenset[str]
    spans: frozenset[str]  # the terms that it counts over: a day, last year
    moments: tuple[dates.Moment, ...]
    words: frozenset[str]
    whole: str  # the folded sentence
    as_of: dates.Moment | None
    is_changed: bool  # says itself that it differs from before
    is_open: bool  # not yet known or done: whatever follows agrees
    is_ahead: bool

    @property
    def is_han(self) -> bool:
        """Return whether it is written in Chinese."""
        return bool(_HAN.search(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    text: str
    own: frozenset[str]
    nouns: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What was spoken of before: whoever does not name it again means it still."""

    what: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()


def of_sentence(one: Sentence, at: date | None, context: Context) -> Iterator[Clause]:
    """Yield the clauses of a sentence that claims something."""
    folded = plain.spelled(one.text)
    # What is asked, promised for later, quoted as untrue or told as a rumour's is no claim of ours.
    if any(
        turn.search(folded) for turn in (_QUESTION, lexicon.turns("next"), lexicon.turns("false"))
    ):
        return
    folded = _QUOTED.sub(" ", folded)
    parts = _parts(folded)
    told: list[dates.Moment] = []
    for place, part in enumerate(parts):
        moments = _moments(part.text, at, told)
        told = moments or told
        yield Clause(
            text=part.text,
            sentence=one,
            own=part.own,
            what=_what(parts, place) or context.what,
            nouns=part.nouns,
            around=part.nouns or _beside(parts, place, "nouns", is_forward=True),
            labels=_labels(part.text) or _labels(folded) or context.labels,
            where=lexicon.found("place", folded) or context.where,
            qualities=_qualities(parts, place),
            spans=frozenset(hit[0] for hit in lexicon.turns("span").finditer(part.text)),
            moments=tuple(moments),
            words=_words(parts, place),
            whole=folded,
            as_of=_as_of(folded, at),
            is_changed=bool(lexicon.turns("changed").search(folded)),
            is_open=bool(lexicon.turns("open").search(part.text)),
            is_ahead=bool(lexicon.turns("ahead").search(part.text)),
        )


def _parts(folded: str) -> list[_Part]:
    """Return the clauses; a bare "passwords and" goes with what is said of it."""
    parts: list[_Part] = []
    held = ""
    for text in _CLAUSE.split(folded):
        if not text or not text.strip():
            continue
        part = _part(held + text)
        is_bare = not part.own and len(part.text) < _BARE and re.fullmatch(r"[a-z\s'-]+", part.text)
        held = f"{part.text} " if is_bare else ""
        parts += [] if is_bare else [part]
    return [*parts, _part(held)] if held else parts


def _moments(text: str, at: date | None, told: Sequence[dates.Moment]) -> list[dates.Moment]:
    """Return the times of a clause; an hour alone, or "that day", is of the day told before."""
    day = next((one for one in reversed(told) if one.day is not None), None)
    found: list[dates.Moment] = []
    for one in days.find(text, at):
        day = one if one.day is not None else day
        is_hour = day is not None and one.hour is not None and one.date == (None, None, None)
        found.append(_of_day(one, day) if day and is_hour else one)
    if found or day is None:
        return found
    if _SAME_DAY.search(text):
        return [replace(day, hour=None, minute=None, role="")]
    if _NEXT_DAY.search(text) and day.month and day.day:
        after = date(day.year or _LEAP_FREE, day.month, day.day) + timedelta(days=1)
        return [dates.Moment(start=0, end=0, year=day.year, month=after.month, day=after.day)]
    return found


def _part(text: str) -> _Part:
    own = lexicon.found("predicate", text) | lexicon.found("opposite", text)
    return _Part(text=text, own=own, nouns=lexicon.found("noun", text))


def _of_day(hour: dates.Moment, day: dates.Moment) -> dates.Moment:
    return replace(hour, year=day.year, month=day.month, day=day.day)


def _what(parts: Sequence[_Part], place: int) -> frozenset[str]:
    """Return what a clause is about; where it says nothing strong itself, what was said before."""
    part = parts[place]
    if part.own - (lexicon.kind("weak") - {"has"}):
        return part.own
    is_led = place + 1 < len(parts) and _is_led(parts[place + 1])
    is_forward = not part.own and (is_led or not part.nouns)
    return part.own | _beside(parts, place, "own", is_forward=is_forward)


def _is_led(part: _Part) -> bool:
    """Return whether a clause names nothing of its own: it goes on about what was named before."""
    return not part.nouns and not numerals.find(part.text)


def _beside(parts: Sequence[_Part], place: int, kind: str, *, is_forward: bool) -> frozenset[str]:
    """Return what the last clause before spoke of, or the first one after."""
    after = parts[place + 1 :] if is_forward else ()
    for part in (*reversed(parts[:place]), *after):
        found: frozenset[str] = getattr(part, kind)
        if found:
            return found
    return frozenset()


def _words(parts: Sequence[_Part], place: int) -> frozenset[str]:
    """Return the words of a clause; one that only counts has its subject from the one before."""
    part = parts[place]
    before = () if part.own or not place else words(parts[place - 1].text)
    return words(part.text).union(before)


def _labels(text: str) -> frozenset[str]:
    told = (next(each for each in hit.groups() if each) for hit in _LABEL.finditer(text))
    return frozenset(_SIGNS.get(each, each).replace("-", "") for each in told)


def _qualities(parts: Sequence[_Part], place: int) -> frozenset[str]:
    """Return what turns a clause; one that names nothing is still of the others before it."""
    found = {name for name in _QUALITIES if lexicon.turns(name).search(parts[place].text)}
    before = parts[place - 1].text if place and not parts[place].nouns else ""
    return frozenset(found | ({"other"} if lexicon.turns("other").search(before) else set()))


def _as_of(folded: str, at: date | None) -> dates.Moment | None:
    """Return the time that a sentence says its figures are of."""
    for hit in _AS_OF.finditer(folded):
        moments = days.find(hit[1], at)
        if moments:
            return moments[0]
    return None


def words(folded: str) -> frozenset[str]:
    """Return what a clause is made of: stems of long words, pairs of Chinese characters."""
    found: set[str] = set()
    for word in _WORD.findall(folded):
        if word[0].isascii():
            found.add(_ENDING.sub("", word)[:_STEM])
        else:
            found |= {word[at : at + 2] for at in range(len(word) - 1)}
    return frozenset(found) - lexicon.kind("plain")

"""What a smoothed sentence holds that the one before it, or a confirmed fact, does not.

The rules rather refuse a good sentence than let one word in that nobody has confirmed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from tocsin.kernel import folding
from tocsin.statements.checks import Beside, consistency
from tocsin.statements.checks.consistency import lexicon, names
from tocsin.statements.checks.consistency.figures import dates, numerals
from tocsin.statements.drafting import Sentence
from tocsin.statements.polishing.wording import WEIGHTY

MARKS = ("://", "www.", "@", "#", "<", ">", "{", "}", "[", "]", "`", "*", "\\", "|")
_TURNS = ("no", "open", "about", "least", "most", "false", "each")
_HAN = "\u3400-\u9fff"
# A word of a name in a Latin script: a capital, a digit or a dot within.
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’&./_-]*")
_ENDINGS = (
    "公司|集团|医院|诊所|物流|实业|企业|事务所|中心|大学|学院|研究所|银行|法院|协会|公会|基金会|工厂"
    "|[市县省区镇乡村路街]|局|署|部|院|厅|台湾|中国|大陆"
)
_PLACES = re.compile(rf"[{_HAN}]{{1,2}}(?:{_ENDINGS})")
_TITLED = re.compile(
    rf"[{_HAN}]{{1,3}}(?:先生|女士|小姐|太太|经理|主任|医师|医生|院长|董事长|总经理|执行长|部长|局长|老师|教授|律师)"
)
_WORD = re.compile(rf"[a-z]{{4,}}|[{_HAN}]+")
_STEM, _KEPT_LEAST, _NEW_MOST = 5, 0.4, 0.6


def strange(
    new: str, old: str, borne: Sequence[str], beside: Beside, language: str
) -> Iterator[tuple[str, str]]:
    """Yield (why, what) for each thing that may not be there, or may not be gone."""
    if bool(re.search(f"[{_HAN}]", new)) != (language != "en"):
        yield "language", new
    yield from _numbers(new, old, borne)
    yield from _dates(new, old, borne)
    yield from _names(new, old, borne, beside)
    yield from _turned(new, old)
    yield from _claims(new, old, borne)
    yield from _drifted(new, old, borne)


def _numbers(new: str, old: str, borne: Sequence[str]) -> Iterator[tuple[str, str]]:
    known = {value for text in borne for value in _values(text)}
    had = _values(old)
    for value, shown in _values(new).items():
        if value not in known or value not in had:
            yield "number", shown
    for value in had.keys() - _values(new).keys():
        yield "number_lost", had[value]


def _values(text: str) -> dict[float, str]:
    """Return the numbers of a text but those of its dates; "one" and 一 count nothing."""
    taken = {place for one in dates.find(text) for place in range(one.start, one.end)}
    found = [one for one in numerals.find(text) if taken.isdisjoint(range(one.start, one.end))]
    shown = {one.value: text[one.start : one.end] for one in found}
    return {value: word for value, word in shown.items() if value != 1 or word.isdecimal()}


def _dates(new: str, old: str, borne: Sequence[str]) -> Iterator[tuple[str, str]]:
    known = [_when(one) for text in borne for one in dates.find(text)]
    had = [_when(one) for one in dates.find(old)]
    told = [(_when(one), new[one.start : one.end]) for one in dates.find(new)]
    for moment, shown in told:
        if moment not in had or not any(_bears(one, moment) for one in known):
            yield "date", shown
    if {one for one, _ in told} != set(had):
        yield "date_lost", ""


def _when(one: dates.Moment) -> tuple[int | None, ...]:
    return (*one.date, one.hour, one.minute or 0 if one.hour is not None else None)


def _bears(known: tuple[int | None, ...], told: tuple[int | None, ...]) -> bool:
    """Return whether all that is told is known so."""
    return all(mine is None or mine == theirs for mine, theirs in zip(told, known, strict=True))


def _names(new: str, old: str, borne: Sequence[str], beside: Beside) -> Iterator[tuple[str, str]]:
    allowed = " ".join(borne)
    folded, known = folding.fold(new), folding.fold(allowed)
    for pattern in (_PLACES, _TITLED):
        for hit in pattern.finditer(folded):
            if hit[0] not in known:
                yield "name", hit[0]
    words = {word.lower() for word in _LATIN.findall(allowed)}
    for place, word in enumerate(_LATIN.findall(new)):
        is_name = any(sign.isdigit() for sign in word) or word != word.lower()
        opens = place == 0 and word[1:].islower() and word.isalpha()
        is_plain = opens or word == "I"
        if is_name and not is_plain and word.lower().rstrip(".") not in words | _bare(words):
            yield "name", word
    aliases = names.aliases(beside.names)
    for named in names.of_sentence(_whole(new)):
        others = [one for text in borne for one in names.of_sentence(_whole(text))]
        if not any(
            one.role == named.role and not names.differ(named, one, aliases) for one in others
        ):
            yield "name", named.name
    if {one.role for one in names.of_sentence(_whole(old))} != {
        one.role for one in names.of_sentence(_whole(new))
    }:
        yield "name_lost", ""


def _bare(words: Iterable[str]) -> set[str]:
    return {word.rstrip(".,'’") for word in words}


def _whole(text: str) -> Sentence:
    return Sentence(text=text, start=0, end=len(text))


def _turned(new: str, old: str) -> Iterator[tuple[str, str]]:
    mine, theirs = folding.fold(new), folding.fold(old)
    for kind in _TURNS:
        pattern = lexicon.turns(kind)
        if bool(pattern.search(mine)) != bool(pattern.search(theirs)):
            yield "turned", kind
    said = [consistency.Said(said_id="", text=old, language="")]
    for _ in consistency.against(new, said, {}):
        yield "turned", "contradiction"


def _claims(new: str, old: str, borne: Sequence[str]) -> Iterator[tuple[str, str]]:
    mine, allowed = folding.fold(new), folding.fold(" ".join([old, *borne]))
    for kind in ("predicate", "place"):
        for concept in sorted(lexicon.found(kind, mine) - lexicon.found(kind, allowed)):
            yield "claim", concept
    for hit in _weighty().finditer(mine):
        if hit[0] not in folding.fold(old):
            yield "claim", hit[0]


@cache
def _weighty() -> re.Pattern[str]:
    latin = [rf"\b{re.escape(word)}" for word in WEIGHTY["en"]]
    return re.compile("|".join([*latin, *map(re.escape, WEIGHTY["zh"])]))


def _drifted(new: str, old: str, borne: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield where it is no longer the same sentence in other words."""
    mine, theirs = _units(new), _units(old)
    known = theirs.union(*map(_units, borne))
    if theirs and len(mine & theirs) < _KEPT_LEAST * len(theirs):
        yield "drift", ""
    if len(mine - known) > _NEW_MOST * max(len(theirs), 3):
        yield "drift", ""


def _units(text: str) -> set[str]:
    """Return what a text is made of: the beginnings of long words, pairs of Chinese characters."""
    found: set[str] = set()
    for word in _WORD.findall(folding.fold(text)):
        if word[0].isascii():
            found.add(word[:_STEM])
        else:
            found |= {word[at : at + 2] for at in range(max(len(word) - 1, 1))}
    return found

"""Numbers as people write them: 3,000,000, 3 million, 300萬, 三百萬, a dozen."""

import re
from dataclasses import dataclass

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5}
_DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1_000}
_BIG = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_SCALE_SIGNS = {**_TENS, **_BIG}
_HAN = "".join((*_DIGITS, *_TENS, *_BIG))

_WORDS = {"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_WORDS |= {"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13}
_WORDS |= {"fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18}
_WORDS |= {"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_WORDS |= {"seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SCALES |= {"dozen": 12, "k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
_NUMBER_WORD = "|".join(sorted((*_WORDS, "hundred", "thousand", "million", "dozen"), key=len)[::-1])

_ARABIC = re.compile(
    r"(?<![a-z0-9_.])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?"
    rf"((?:[{''.join(_TENS)}{''.join(_BIG)}])+|(?:hundred|thousand|million|billion|dozen)\b|(?:k|m|bn)\b)?"
)
_CHINESE = re.compile(rf"[{_HAN}]+")
_ENGLISH = re.compile(rf"\b(?:an?\s+)?(?:{_NUMBER_WORD})(?:[\s-]+(?:and\s+)?(?:{_NUMBER_WORD}))*\b")
_MOST, _LONGEST = 1e15, 30  # a figure and its signs; beyond, it counts nothing
_FULL_WIDTH = str.maketrans("０１２３４５６７８９，．％：", "0123456789,.%:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number and where it stands."""

    value: float
    start: int
    end: int


def find(text: str) -> list[Number]:
    """Return the numbers of a text, in order, never two over the same place.

    >>> [one.value for one in find("三百萬 and 3 million, 300万, 1,200, two hundred and five")]
    [3000000.0, 3000000.0, 3000000.0, 1200.0, 205.0]
    >>> [one.value for one in find("1萬2千, 3億5000萬")]
    [12000.0, 350000000.0]
    """
    plain = text.translate(_FULL_WIDTH).lower()
    found = _joined([_arabic(hit) for hit in _ARABIC.finditer(plain)], plain)
    taken = {place for one in found for place in range(one.start, one.end)}
    found += [
        Number(value=float(value), start=hit.start(), end=hit.end())
        for hit in _CHINESE.finditer(plain)
        if taken.isdisjoint(range(*hit.span())) and (value := chinese(hit[0])) is not None
    ]
    found += [
        Number(value=float(english(hit[0])), start=hit.start(), end=hit.end())
        for hit in _ENGLISH.finditer(plain)
        if taken.isdisjoint(range(*hit.span()))
    ]
    return sorted((one for one in found if one.value < _MOST), key=lambda one: one.start)


def _joined(found: list[Number], plain: str) -> list[Number]:
    """Return numbers that a scale within them had parted as one: 1萬2千."""
    kept: list[Number] = []
    for one in found:
        last = kept[-1] if kept else None
        is_rest = (
            last is not None
            and last.end == one.start
            and plain[last.end - 1] in _SCALE_SIGNS
            and one.value < _SCALE_SIGNS[plain[last.end - 1]]
        )
        if last is not None and is_rest:
            kept[-1] = Number(value=last.value + one.value, start=last.start, end=one.end)
        else:
            kept.append(one)
    return kept


def chinese(written: str) -> int | None:
    """Return the value of Chinese numerals, None where they are no number.

    >>> chinese("三百二十萬"), chinese("二〇二六"), chinese("十五"), chinese("萬")
    (3200000, 2026, 15, None)
    """
    if len(written) > _LONGEST:
        return None
    if all(sign in _DIGITS for sign in written):
        return int("".join(str(_DIGITS[sign]) for sign in written))
    whole = part = 0
    digit: int | None = None
    for sign in written:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _TENS:
            part += (1 if digit is None else digit) * _TENS[sign]
            digit = None
        else:
            whole, part, digit = (whole + part + (digit or 0)) * _BIG[sign], 0, None
    return whole + part + (digit or 0) or None


def english(written: str) -> int:
    """Return the value of number words."""
    whole = part = 0
    for word in re.split(r"[\s-]+", written.lower()):
        if word in _WORDS:
            part += _WORDS[word]
        elif word in {"hundred", "dozen"}:
            part = max(part, 1) * _SCALES[word]
        elif word in _SCALES:
            whole, part = whole + max(part, 1) * _SCALES[word], 0
    return whole + part


def _arabic(hit: re.Match[str]) -> Number:
    value = float(hit[1].replace(",", "") + (hit[2] or ""))
    for sign in hit[3] or "":
        value *= _TENS.get(sign, 1) * _BIG.get(sign, 1)
    value *= _SCALES.get(hit[3] or "", 1)
    end = hit.end(3) if hit[3] else hit.end(2) if hit[2] else hit.end(1)
    return Number(value=value, start=hit.start(), end=end)

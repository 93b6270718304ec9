"""Days told by where we stand: yesterday, 上週二; and whether a day opens or ends a term."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from tocsin.statements.checks.consistency import lexicon
from tocsin.statements.checks.consistency.figures import dates

_SHIFTS = {
    re.compile(r"\bday before yesterday\b|前[天日]"): -2,
    re.compile(r"\byesterday\b|昨[天日]"): -1,
    re.compile(r"\btoday\b|今[天日]|即日"): 0,
    re.compile(r"\btomorrow\b|明[天日]"): 1,
}
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    rf"(?:(?P<which>last|next)\s)?\b(?P<name>{'|'.join(_NAMES)})\b"
    r"|(?P<turn>[上下本这])?个?(?:周|星期|礼拜)(?P<sign>[一二三四五六日天])(?!至|到|天)"
)
_SIGNS = "一二三四五六日"
_WEEK = 7
_RANGE = re.compile(r"^\s?(?:至|到|~|-|–|to\b|and\b|through\b|until\b)\s?$")
_BETWEEN = re.compile(r"(?:\bbetween|\bfrom|自|从)\s?$")
_UNTIL = re.compile(
    r"(?:\buntil|\btill|\bby(?: noon on| midnight on)?|\bbefore|\bend of|\bno later than"
    r"|deadline is|至|(?<!直)到|期限为|截止)\s?(?:the )?$"
)
_REACH = 12


def find(text: str, at: date | None) -> list[dates.Moment]:
    """Return the times of a spelled text; days told by where we stand are counted from `at`.

    >>> [one.date for one in find("昨日晚上8点", date(2026, 5, 12))]
    [(2026, 5, 11)]
    """
    told = dates.find(text)
    taken = [(one.start, one.end) for one in told if one.day is not None]
    near = [one for one in _told(text, at) if not _beside(one, taken)]
    return _with_roles(text, sorted(_with_hours(told, near), key=lambda one: one.start))


def _told(text: str, at: date | None) -> Iterator[dates.Moment]:
    for pattern, shift in _SHIFTS.items():
        for hit in pattern.finditer(text):
            bare = dates.Moment(start=hit.start(), end=hit.end(), shift=shift)
            yield _on(bare, at + timedelta(days=shift)) if at else bare
    for hit in _WEEKDAY.finditer(text):
        number = _NAMES.index(hit["name"]) if hit["name"] else _SIGNS.index(_sunday(hit["sign"]))
        bare = dates.Moment(start=hit.start(), end=hit.end(), weekday=number)
        yield _on(bare, _nearest(text, hit, number, at)) if at else bare


def _sunday(sign: str) -> str:
    return "日" if sign == "天" else sign


def _nearest(text: str, hit: re.Match[str], number: int, at: date) -> date:
    """Return the weekday meant: the last one, or the next where the sentence looks ahead."""
    is_next = hit["which"] == "next" or hit["turn"] == "下"
    is_last = hit["which"] == "last" or hit["turn"] == "上"
    if is_next or (not is_last and lexicon.turns("ahead").search(text)):
        return at + timedelta(days=(number - at.weekday()) % _WEEK)
    return at - timedelta(days=(at.weekday() - number) % _WEEK)


def _on(bare: dates.Moment, day: date) -> dates.Moment:
    return replace(bare, year=day.year, month=day.month, day=day.day)


def _beside(one: dates.Moment, taken: list[tuple[int, int]]) -> bool:
    """Return whether a date stands with the day: it says the same, more exactly."""
    return any(min(abs(one.start - end), abs(start - one.end)) <= _REACH for start, end in taken)


def _with_hours(told: list[dates.Moment], near: list[dates.Moment]) -> Iterator[dates.Moment]:
    """Yield all, an hour that stands with a day as that day's."""
    hours = [one for one in told if one.day is None and one.month is None and one.hour is not None]
    used: set[int] = set()
    for day in near:
        beside = [
            one for one in hours if one.start not in used and _beside(day, [(one.start, one.end)])
        ]
        if not beside:
            yield day
            continue
        hour = beside[0]
        used.add(hour.start)
        start, end = min(day.start, hour.start), max(day.end, hour.end)
        yield replace(day, start=start, end=end, hour=hour.hour, minute=hour.minute)
    yield from (one for one in told if one.start not in used)


def _with_roles(text: str, found: list[dates.Moment]) -> list[dates.Moment]:
    kept: list[dates.Moment] = []
    for one in found:
        before, after = text[max(one.start - _REACH, 0) : one.start], text[one.end : one.end + 3]
        last = kept[-1] if kept else None
        if (
            last is not None
            and _RANGE.match(text[last.end : one.start])
            and (last.role == "from" or not re.search("and", text[last.end : one.start]))
        ):
            kept[-1] = replace(last, role="from")
            kept.append(replace(one, role="until"))
        else:
            kept.append(replace(one, role=_role(before, after)))
    return kept


def _role(before: str, after: str) -> str:
    if re.match(r"\s?(?:之前|以前|前(?!往)|止|为止|截止)", after):
        return "until"
    if _UNTIL.search(before):
        return "until"
    if re.match(r"\s?(?:之后|以后)", after) or re.search(r"\bafter\s?$", before):
        return "after"
    if _BETWEEN.search(before) or re.search(r"\bsince\s?$", before) or re.match(r"\s?起", after):
        return "from"
    return ""

"""Numbers of a clause with what they count, in one measure: hours, kilograms, people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tocsin.statements.checks.consistency import lexicon
from tocsin.statements.checks.consistency.clauses import Clause
from tocsin.statements.checks.consistency.figures import numerals

# Codes and places in a row hold digits that count nothing.
_NO_COUNT = re.compile(
    r"https?://\S+|\b[a-z]+[-#]?\d[a-z\d_-]*|\b0\d{1,3}[-\s]\d{3,4}[-\s]?\d{3,4}\b"
    r"|\b\d{3}-\d{3}-\d{3,4}\b|\b0800\d{6}\b|第[\d一二三四五六七八九十百]+"
    r"|\b\d+(?:st|nd|rd|th)\b|[\d一二三四五六七八九十]+(?:楼|年级|号|厂(?!商)|栋)"
    r"|\b(?:lots?|line|tower|no\.|kilometre|floor)\s[\d]+(?:\s(?:and|,)\s\d+)?\b"
    r"|\d+(?=公里处)|批号\S+|周休.日|.天工作制|\b\w{1,9} days a week"
    r"|\b(?:any|each|every|not )?one of (?:the|these|those|our|its|them)\b"
    r"|一(?:律|并|直|旦|般|起(?!\S*起火)|次性|同|定|致)"
)
_COIN = re.compile(r"(?:nt|us)?\$\s?$")
_SHOWN = 24  # characters of an English unit
_AGE = re.compile(r"[\s-]?(?:years?[\s-]old\b|岁)")
# They bound the number before them.
_AFTERWARDS = re.compile(r"以上|以下|以内|左右|上下|余")
_BEFORE, _HAN_MEASURE = 8, 2  # characters before and after a number where its unit may begin
_MOST = 40  # numbers of one clause; more are no language
_NOUN_END = re.compile(
    r"[,.;:()]|\b(?:that|who|which|whom|were|was|is|are|had|has|have|in|on|at|from|for|to|with|by|than"
    r"|and|or|will|may|can|could|should|must|be|before|after|since|when|while|off|ashore|reported)\b"
)
_OF_OUR = re.compile(r"^\s?of (?:our|the|its|these|those|all|them)\b(?: the)?")
_HAN_AFTER = re.compile(r"^\s?[余多几]?\s?([\u3400-\u9fff%°]{1,6})")
_MONEY = ("twd", "cny", "usd", "dollar")
_MEASURES = {
    "minute": ("time", 1 / 60),
    "hour": ("time", 1.0),
    "day": ("time", 24.0),
    "week": ("time", 168.0),
    "month": ("time", 720.0),
    "year": ("time", 8760.0),
    "kilogram": ("mass", 1.0),
    "ton": ("mass", 1000.0),
    "millilitre": ("volume", 0.001),
    "litre": ("volume", 1.0),
    "metre": ("length", 0.001),
    "kilometre": ("length", 1.0),
}
_WHO, _SITE = "people.", "site."
_OF_A_SHARE = 24  # characters after a percent sign in which its whole is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number, what it counts, and how exact it is."""

    value: float
    unit: str
    heads: frozenset[str]
    bound: str  # about, least, most
    is_each: bool
    is_by: bool  # the amount by which something moves
    is_coarse: bool  # written in thousands or more
    written: str
    start: int
    end: int


def find(clause: Clause) -> list[Count]:
    """Return the counts of a clause, in order."""
    text = clause.text
    taken = {place for one in clause.moments for place in range(one.start, one.end)}
    for hit in _NO_COUNT.finditer(text):
        taken |= set(range(*hit.span()))
    free = [one for one in numerals.find(text) if taken.isdisjoint(range(one.start, one.end))]
    counts = [count for one in free[:_MOST] for count in _count(clause, one)]
    return _named_once(_summed(counts, text))


def _named_once(found: list[Count]) -> list[Count]:
    """Return counts, a bare 个 as what was counted just before: 184个航班中取消了26个."""
    kept: list[Count] = []
    for one in found:
        if one.unit != "~个":
            kept.append(one)
        elif kept:
            kept.append(replace(one, unit=kept[-1].unit, heads=kept[-1].heads))
        else:
            kept.append(replace(one, unit="piece"))
    return kept


def _count(clause: Clause, number: numerals.Number) -> Iterator[Count]:
    text = clause.text
    before, rest = text[max(number.start - 16, 0) : number.start], text[number.end :]
    after = _noun(rest)
    unit = _unit(before, after, rest, clause)
    if not unit:
        return
    if unit == "record" and "leaked" in clause.what:  # of a leak, a record is a person's
        unit = "people"
    near = _near(clause, before, rest, unit)
    measure, scale = _MEASURES.get(unit, (unit, 1.0))
    yield Count(
        value=number.value * scale,
        unit=measure,
        heads=_heads(text, number, after, measure),
        bound=_bound(before, rest, measure),
        is_each=bool(lexicon.turns("each").search(near)),
        is_by=bool(_by().search(before)),
        is_coarse=not text[number.start : number.end].replace(",", "").isdecimal(),
        written=_written(text, number, after),
        start=number.start,
        end=number.end + len(after),
    )


def _near(clause: Clause, before: str, rest: str, unit: str) -> str:
    """Return where an "each" would stand: with money anywhere, with a term right before it."""
    if unit in _MONEY:
        return clause.whole
    if unit in _MEASURES:
        return before[-6:] if before.isascii() else before[-4:]
    return before[-_BEFORE:] + rest[:6]


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon.turns('by').pattern})\s?(?:nt\$|[新台币元])*\s?$")


def _written(text: str, number: numerals.Number, after: str) -> str:
    """Return a count as it stands, with its coin or its unit: "nt$300", "12天", "40 people"."""
    coin = _COIN.search(text[: number.start])
    unit = after[:_HAN_MEASURE] if _HAN_AFTER.match(after) else after[:_SHOWN]
    return f"{coin[0] if coin else ''}{text[number.start : number.end]}{unit}".strip(" .,;%") + (
        "%" if after.startswith("%") else ""
    )


def _noun(rest: str) -> str:
    """Return the words that name what is counted, right after the number."""
    han = _HAN_AFTER.match(rest)
    if han:
        return han[0]
    begun = _OF_OUR.match(rest)
    tail = rest[begun.end() :] if begun else rest
    end = _NOUN_END.search(tail)
    return tail[: end.start() if end else 40][:40]


def _unit(before: str, after: str, rest: str, clause: Clause) -> str:
    for name in _MONEY:
        if lexicon.concepts("unit")[name].search(before[-_BEFORE:]):
            return name
    if _AGE.match(rest):
        return "age"
    return _measure(after, rest) or _named(after, clause) or _unlisted(after)


def _measure(after: str, rest: str) -> str:
    """Return the unit: in Chinese it stands first, in English the noun that counts stands last."""
    is_han = bool(_HAN_AFTER.match(rest))
    hits = [
        (hit.start() if is_han else -hit.start(), -len(hit[0]), name)
        for name, pattern in lexicon.concepts("unit").items()
        for hit in pattern.finditer(after)
        if not is_han or hit.start() <= _HAN_MEASURE
    ]
    return min(hits)[2] if hits else ""


def _named(after: str, clause: Clause) -> str:
    """Return the unit of what is counted by its bare name, or of people who are not named."""
    named = lexicon.found("noun", after)
    if any(name.startswith(_WHO) for name in named):
        return "people"
    if named and after.isascii():
        return "piece"
    is_bare = not after.strip(" .!") or (after.isascii() and bool(clause.own))
    return "people" if is_bare and clause.what & lexicon.kind("of_people") else ""


def _unlisted(after: str) -> str:
    """Return a unit that no list has: a thing in English, in Chinese a measure of its own."""
    if re.search(r"[a-z]{3,}", after):
        return "piece"
    return f"~{after.strip()[0]}" if after.strip() and after.strip()[0] > "\u3400" else ""


def _heads(text: str, number: numerals.Number, after: str, measure: str) -> frozenset[str]:
    """Return what is counted by name: after the number, or else before it."""
    if measure == "time":
        return frozenset()
    if measure == "percent":
        after = text[number.end : number.end + _OF_A_SHARE]
    named = lexicon.found("noun", after)
    latin = re.findall(r"[a-z]{3,}", after)
    if not named and latin and measure == "piece":
        return frozenset({f"goods.~{latin[-1][:5]}"})
    if not named:
        around = lexicon.found("noun", text[max(number.start - 24, 0) : number.start])
        named = frozenset(one for one in around if not one.startswith(_SITE))
    if measure in {"people", "piece"}:
        named = frozenset(one for one in named if one.startswith(_WHO) == (measure == "people"))
    return named


def _bound(before: str, rest: str, measure: str) -> str:
    """Return how exact a number is; a term that is promised is what it is: within ten days."""
    own = _AFTERWARDS.sub(" ", before[-14:])
    for name in ("least", "most", "about"):
        if lexicon.turns(name).search(own) or lexicon.turns(name).search(rest[:5]):
            return "" if name == "most" and measure == "time" else name
    return ""


def _summed(found: list[Count], text: str) -> list[Count]:
    """Return counts with 4 小时 25 分 as one."""
    kept: list[Count] = []
    for one in found:
        last = kept[-1] if kept else None
        between = text[last.start : one.start] if last else ""
        is_rest = (
            last is not None
            and last.unit == one.unit == "time"
            and one.value < 1 <= last.value
            and re.fullmatch(r"\S+?\s?(?:小时|钟头|hours?)\s?(?:and )?", between)
        )
        if last is not None and is_rest:
            kept[-1] = replace(last, value=last.value + one.value, end=one.end)
        else:
            kept.append(one)
    return kept

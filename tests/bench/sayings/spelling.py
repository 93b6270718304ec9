"""One value as people write it in three languages."""

import random
from datetime import date
from typing import Any

PLACES = ("taipei", "taichung", "kaohsiung", "shanghai", "beijing")
_PLACES = {
    "taipei": ("Taipei", "台北", "台北"),
    "taichung": ("Taichung", "臺中", "台中"),
    "kaohsiung": ("Kaohsiung", "高雄", "高雄"),
    "shanghai": ("Shanghai", "上海", "上海"),
    "beijing": ("Beijing", "北京", "北京"),
}
PEOPLE = (
    ("Lin Mei", "林美玲", "林美玲"),
    ("Chen Wei", "陳威", "陈威"),
    ("Wang Fang", "王芳", "王芳"),
    ("Chang Chia-hao", "張家豪", "张家豪"),
)
FIRMS = (
    ("Hongda Foods", "宏大食品", "宏大食品"),
    ("Sunrise Logistics", "日昇物流", "日升物流"),
    ("Northgate Industrial", "北門實業", "北门实业"),
)
_LANGUAGES = ("en", "zh-Hant", "zh-Hans")
_DIGITS = "零一二三四五六七八九"
_MONTHS = "January February March April May June July August September October November December"
_TEEN, _TWENTY, _HUNDRED, _TEN_THOUSAND, _MILLION = 10, 20, 100, 10_000, 1_000_000
_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def place(name: str, lang: str) -> str:
    """Return a place's name."""
    return _PLACES[name][_LANGUAGES.index(lang)]


def shown(slot: str, value: Any, lang: str, chance: random.Random) -> str:
    """Return a slot's value in a language."""
    match slot:
        case "count" | "large" | "money":
            return number(value, lang, chance)
        case "date":
            return day(value, lang, chance)
        case "person" | "firm":
            return str(value[_LANGUAGES.index(lang)])
        case _:
            return str(value)


def number(value: int, lang: str, chance: random.Random) -> str:
    """Return a number in one of the ways that a language writes it."""
    plain, grouped = str(value), f"{value:,}"
    if lang == "en":
        ways = [grouped, plain if value < _TEN_THOUSAND else grouped]
        ways += [_WORDS[value]] if value < len(_WORDS) else []
        ways += [f"{value // _MILLION} million"] if value % _MILLION == 0 and value else []
        return chance.choice(ways)
    ways = [grouped, plain, plain.translate(str.maketrans("0123456789", "０１２３４５６７８９"))]
    if value % _TEN_THOUSAND == 0 and value:
        sign = "萬" if lang == "zh-Hant" else "万"
        tens = value // _TEN_THOUSAND
        ways = [f"{tens}{sign}", f"{chinese(tens)}{sign}", grouped]
    elif value < _HUNDRED:
        ways.append(chinese(value))
    return chance.choice(ways)


def chinese(value: int) -> str:
    """Return a number below 1,000 in Chinese."""
    if value < _TEEN:
        return _DIGITS[value]
    if value < _TWENTY:
        return "十" + (_DIGITS[value % 10] if value % 10 else "")
    if value < _HUNDRED:
        return _DIGITS[value // 10] + "十" + (_DIGITS[value % 10] if value % 10 else "")
    rest = value % _HUNDRED
    if not rest:
        tail = ""
    elif rest < _TEEN:
        tail = "零" + _DIGITS[rest]
    else:
        tail = _DIGITS[rest // 10] + "十" + (_DIGITS[rest % 10] if rest % 10 else "")
    return _DIGITS[value // _HUNDRED] + "百" + tail


def day(value: date, lang: str, chance: random.Random) -> str:
    """Return a date in one of the ways that a language writes it."""
    month = _MONTHS.split()[value.month - 1]
    if lang == "en":
        ways = [value.isoformat(), f"{value.day} {month} {value.year}", f"{month} {value.day}"]
        return chance.choice(
            [*ways, f"{value.day} {month[:3]}", f"{month} {value.day}, {value.year}"]
        )
    ways = [f"{value.month}月{value.day}日", f"{value.year}年{value.month}月{value.day}日"]
    ways.append(f"{chinese(value.month)}月{chinese(value.day)}日")
    if lang == "zh-Hant":
        ways.append(f"民國{value.year - 1911}年{value.month}月{value.day}日")
    return chance.choice(ways)

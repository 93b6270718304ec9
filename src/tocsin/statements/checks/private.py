"""Private people's data: identity numbers, phones, addresses, plates; checked by their own sums."""

import re
from collections.abc import Callable, Iterator

from tocsin.statements.checks.model import Finding, Grade

_MAINLAND_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_MAINLAND_CHECK = "10X98765432"
_TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"


def is_mainland_id(told: str) -> bool:
    """Return whether 18 signs are a mainland identity number (GB 11643-1999).

    >>> is_mainland_id("11010519491231002X"), is_mainland_id("110105194912310021")
    (True, False)
    """
    total = sum(int(sign) * by for sign, by in zip(told, _MAINLAND_WEIGHTS, strict=False))
    return _MAINLAND_CHECK[total % 11] == told[-1].upper()


def is_taiwan_id(told: str) -> bool:
    """Return whether ten signs are a Taiwanese identity number, or a resident's.

    >>> is_taiwan_id("A123456789"), is_taiwan_id("A123456788")
    (True, False)
    """
    letter = _TAIWAN_LETTERS.index(told[0].upper()) + 10
    digits = [letter // 10, letter % 10, *map(int, told[1:])]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
    return sum(one * by for one, by in zip(digits, weights, strict=True)) % 10 == 0


def _luhn(told: str) -> bool:
    digits = [int(sign) for sign in told if sign.isdigit()][::-1]
    doubled = [sum(divmod(one * 2, 10)) for one in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _any(_told: str) -> bool:
    return True


# A mailbox of an office is nobody's own.
_OFFICES = re.compile(
    r"(?:admin|care|contact|cs|customer|enquir|feedback|hello|help|hr|info|inquir|legal|mail|media"
    r"|news|office|pr|press|privacy|recall|refund|safety|sales|service|support|team)"
    r"(?:[._-]?[a-z]{2,8})?@",
    re.IGNORECASE,
)


def _is_own_mail(told: str) -> bool:
    return _OFFICES.match(told) is None


# A kettle's model looks like a car's plate: of a car is what stands with one.
_CAR = re.compile(r"[車车駕驾牌]|\b(?:car|driver|plate|licen[cs]e|registration)", re.IGNORECASE)
_BESIDE = 16
_KINDS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("mainland_id", re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"), is_mainland_id),
    ("taiwan_id", re.compile(r"(?<![A-Za-z0-9])[A-Za-z][1289]\d{8}(?!\d)"), is_taiwan_id),
    ("card", re.compile(r"(?<!\d)(?:\d{4}[ -]?){3}\d{1,7}(?!\d)"), _luhn),
    ("mobile", re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)"), _any),
    ("mobile", re.compile(r"(?<!\d)(?:\+?886[- ]?|0)9\d{2}[- ]?\d{3}[- ]?\d{3}(?!\d)"), _any),
    ("email", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"), _is_own_mail),
    (
        "plate",
        re.compile(
            r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]·?[A-Z0-9]{5,6}"
            r"|(?<![A-Z0-9-])(?:[A-Z]{3}-\d{4}|\d{4}-[A-Z]{2}|[A-Z]{2}-\d{4})(?![0-9A-Z-])"
        ),
        _any,
    ),
)


def find(text: str) -> Iterator[Finding]:
    """Yield what must not be published of a private person; the value itself is not repeated."""
    taken: set[int] = set()
    for kind, pattern, holds in _KINDS:
        for hit in pattern.finditer(text):
            span = range(*hit.span())
            if kind == "plate" and not _is_of_car(text, hit):
                continue
            if taken.isdisjoint(span) and holds(hit[0]):
                taken.update(span)
                yield Finding(
                    code="statements.private.found",
                    grade=Grade.WARN,
                    start=hit.start(),
                    end=hit.end(),
                    facts={"kind": {"code": f"statements.private.{kind}", "facts": {}}},
                )


def _is_of_car(text: str, hit: re.Match[str]) -> bool:
    """Return whether a plate stands with a car; a mainland one says so itself."""
    near = text[max(hit.start() - _BESIDE, 0) : hit.end() + _BESIDE]
    return not hit[0].isascii() or _CAR.search(near) is not None

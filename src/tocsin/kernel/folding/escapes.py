r"""Letters that were escaped twice on their way: a backslash, u and four digits in place of one.

An escaped backslash stays as it is, or what it stands before would be an escape, too; half of a
pair stands for no letter. kernel/native/fold.c is the same in C.
"""

import re

MARK = "\\u"
_ESCAPED = re.compile(
    r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\u(?!005[cC])([0-9a-fA-F]{4})"
)
_HALVES = range(0xD800, 0xE000)


def unescaped(text: str) -> str:
    r"""Return a text with its letters in place of what was escaped twice.

    >>> unescaped(r"we\u2019re here \ud83d\ude00"), unescaped(r"C:\users")
    ('we’re here 😀', 'C:\\users')
    """
    return _ESCAPED.sub(_letter, text) if MARK in text else text


def _letter(found: re.Match[str]) -> str:
    high, low, alone = found.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) & 0x3FF) << 10 | int(low, 16) & 0x3FF))
    point = int(alone, 16)
    return "" if point in _HALVES else chr(point)

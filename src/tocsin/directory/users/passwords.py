"""Which passwords are too easily guessed: length counts, then what guessers try first."""

import re
import unicodedata
from collections.abc import Iterable

from tocsin.directory.users import errors
from tocsin.kernel import reasons

LEAST = 12
LONGEST = 256
_LEAST_DIFFERENT = 6
_RUN = 5  # a longer run of neighbours ("abcde", "45678") counts as one letter
# Words that lists of leaked passwords are full of, and our own; whole lists help little beyond
# twelve characters (NIST SP 800-63B asks for a comparison, not for rules of composition).
_COMMON = (
    *("password", "passw0rd", "passwort", "iloveyou", "letmein", "welcome", "admin", "login"),
    *("qwerty", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1q2w3e4r", "1qaz2wsx", "abc", "monkey"),
    *("dragon", "sunshine", "princess", "football", "baseball", "superman", "master", "shadow"),
    *("woaini", "5201314", "mima", "tocsin", "crisis", "secret", "default", "changeme", "root"),
)
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "0123456789", "abcdefghijklmnopqrstuvwxyz")


def checked(told: str, context: Iterable[str] = ()) -> str:
    """Return a password as it is hashed; raises WeakPassword with why.

    `context` names what others know of the user: their names, the house's.
    """
    if not LEAST <= len(told) <= LONGEST:
        raise errors.WeakPassword(why=_why("length"))
    password = normal(told)
    bare = password.casefold()
    if len(set(bare)) < _LEAST_DIFFERENT or _is_repeated(bare):
        raise errors.WeakPassword(why=_why("repeats"))
    left = _without_runs(bare)
    for word in (*_COMMON, *_words(context)):
        left = left.replace(word, "")
    if (
        len(re.sub(r"[\W\d_]", "", left)) + len(set(re.findall(r"[\W\d_]", left)))
        < _LEAST_DIFFERENT
    ):
        raise errors.WeakPassword(why=_why("guessable"))
    return password


def normal(told: str) -> str:
    """Return a password the same from every keyboard (NFKC); cut where none could be longer."""
    return unicodedata.normalize("NFKC", told[:LONGEST])


def _why(code: str) -> reasons.Reason:
    return reasons.because(f"directory.weak.{code}", least=LEAST, longest=LONGEST)


def _words(context: Iterable[str]) -> list[str]:
    parts = (part for told in context for part in re.split(r"[\s@._-]+", told.casefold()))
    return sorted({part for part in parts if len(part) > 2}, key=len, reverse=True)  # noqa: PLR2004 (two letters are in everything)


def _is_repeated(bare: str) -> bool:
    """Return whether it is one piece again and again."""
    return bare in (bare + bare)[1:-1]


def _without_runs(bare: str) -> str:
    """Return it without runs along a keyboard or the alphabet."""
    for row in (*_ROWS, *(one[::-1] for one in _ROWS)):
        for size in range(len(row), _RUN - 1, -1):
            for begin in range(len(row) - size + 1):
                bare = bare.replace(row[begin : begin + size], "")
    return bare

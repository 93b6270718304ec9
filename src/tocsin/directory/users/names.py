"""Names that can be read aloud, and told apart: no marks that turn, hide or end them."""

import unicodedata

from tocsin.directory.users import errors
from tocsin.kernel import reasons

LONGEST = 80
_LEAST = 2
_SIGNS = frozenset("._-@+")


def folded(name: str) -> str:
    """Return what two sign-in names are compared by.

    >>> folded(" Mei.Ｌin ") == folded("mei.lin")
    True
    """
    return unicodedata.normalize("NFKC", name).strip().casefold()


def sign_in_name(told: str) -> str:
    """Return a sign-in name as it is kept: letters, figures and . _ - @ +; raises BadName."""
    name = folded(told)
    if not _LEAST <= len(name) <= LONGEST:
        raise errors.BadName(
            name=_shown(told), why=reasons.because("directory.bad_name.length", longest=LONGEST)
        )
    if any(not (letter.isalnum() or letter in _SIGNS) for letter in name):
        raise errors.BadName(
            name=_shown(told), why=reasons.because("directory.bad_name.letters", longest=LONGEST)
        )
    return name


def shown_name(told: str) -> str:
    """Return a name for others to read; raises BadName for marks that deceive the eye."""
    name = unicodedata.normalize("NFC", told).strip()
    if not 1 <= len(name) <= LONGEST:
        raise errors.BadName(
            name=_shown(told), why=reasons.because("directory.bad_name.length", longest=LONGEST)
        )
    # Cf holds the bidi and zero-width marks, Cc the control characters, Cs lone surrogates.
    if any(not letter.isprintable() or unicodedata.category(letter)[0] == "C" for letter in name):
        raise errors.BadName(
            name=_shown(told), why=reasons.because("directory.bad_name.letters", longest=LONGEST)
        )
    return name


def _shown(told: str) -> str:
    return "".join(letter for letter in told if letter.isprintable())[:LONGEST]

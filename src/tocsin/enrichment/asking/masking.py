"""Takes what tells of a person out of a text before it leaves the house.

Handles, addresses and links go as they do in a digest; numbers of identity cards, telephones,
bank cards, plates and long numbers of any kind become "…". Rather too much than a number.
"""

import re

from tocsin.enrichment import complaints

_NUMBERS = re.compile(
    r"(?<![0-9A-Za-z])(?:"
    r"[A-Z][12A-D]\d{8}"  # Taiwan: identity card, residence permit
    r"|\d{17}[0-9Xx]|\d{15}"  # mainland: identity card
    r"|[A-Z]\d{6}\(?[0-9A]\)?"  # Hong Kong: identity card
    r"|\+?\d[\d \-().]{6,18}\d"  # telephones, bank cards, order numbers
    r"|[A-Z]{2,3}-?\d{4}|\d{4}-[A-Z]{2}"  # Taiwan: plates
    r")(?![0-9A-Za-z])"
)
_PLATE = re.compile(
    r"[\u4eac\u6d25\u6caa\u6e1d\u5180-\u9ed1][A-Z][·\- ]?[A-Z0-9]{5,6}(?![0-9A-Za-z])"
)
_WIDE = str.maketrans({0xFF10 + digit: str(digit) for digit in range(10)})


def masked(text: str) -> str:
    """Return the beginning of a text on one line, without names and numbers of persons.

    >>> masked("call 0912-345-678, @wang, id A123456789, 23 people hurt")
    'call …, …, id …, 23 people hurt'
    """
    told = complaints.without_names(text).translate(_WIDE)
    return _PLATE.sub("…", _NUMBERS.sub("…", told))

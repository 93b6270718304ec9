"""Which addresses the e-mail channel takes: one, plain, and nothing besides."""

import re

_ADDRESS = re.compile(r"[^\s<>@,;:\"\\()\[\]]+@[^\s<>@,;:\"\\()\[\]]+")
_LONGEST = 254  # RFC 5321, 4.5.3.1


def is_address(told: str) -> bool:
    r"""Return whether `told` is one address that cannot carry a header or a second recipient.

    >>> is_address("duty@example.org"), is_address("duty@example.org\r\nBcc: all@example.org")
    (True, False)
    """
    is_plain = told.isascii() and told.isprintable() and len(told) <= _LONGEST
    return is_plain and _ADDRESS.fullmatch(told) is not None

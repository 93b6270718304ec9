"""Takes names of accounts out of a text before it leaves the house.

Whatever looks like a handle, a mail address, a link or an identifier of an account becomes "…";
rather too much than a name. The text is cut first, so that no text makes the patterns slow.
"""

import re

LENGTH = 300

_HANDLE = r"[\w.+\-]*[@\uff20\ufe6b]+[\w.\-\u00b7]+"
_LINK = r"[a-z][a-z0-9+.\-]{0,19}://\S*"
_IDENTIFIER = r"did:\w+:\S+"
_PATH = r"(?:[\w\-]+\.)+[a-z]{2,}/\S*"  # a link without its scheme
_NAMES = re.compile(f"{_LINK}|{_IDENTIFIER}|{_PATH}|{_HANDLE}", re.IGNORECASE)
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def without_names(text: str) -> str:
    """Return the beginning of a text on one line, without names.

    >>> without_names("退款! @小王 see https://x.example/wang/1 or mail wang@shop.example")
    '退款! … see … or mail …'
    """
    is_cut = len(text) > LENGTH
    kept = _HIDDEN.sub("", text[:LENGTH])
    plain = "".join(one if one.isprintable() else " " for one in kept)
    told = " ".join(_NAMES.sub("…", plain).split())
    return f"{told}…" if is_cut and not told.endswith("…") else told

"""What a strong reader is shown of a post: the same in training and at run time.

Chinese is shown folded (simplified, half width, lower case), everything else as it was written:
capitals shout. Whose handle and which page it is says nothing, so both become one word. Letters
that some feed escaped twice are letters (kernel.folding).
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tocsin.kernel import folding

# Characters of one post that are shown; a strong reader cuts at its own number of pieces anyway.
LONGEST = 600

_HAN = re.compile("[\u3400-\u9fff]")
_LINK = re.compile("https?://[!-~]{0,600}", re.IGNORECASE)
_HANDLE = re.compile(r"@[\w·.-]{1,30}")
_BROKEN = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_RUN = re.compile(r"(.)\1{7,}", re.DOTALL)
_KEPT_OF_RUN = 4


def worded(texts: Sequence[str], folded: Sequence[str]) -> list[str]:
    """Return what is shown of each post, given its text as written and folded."""
    return [_worded(*pair) for pair in zip(texts, folded, strict=True)]


def _worded(text: str, folded: str) -> str:
    plain = folding.unescaped(text[:LONGEST])
    if plain != text[:LONGEST]:
        text, folded = plain, folding.fold(plain)
    shown = folded[:LONGEST] if _HAN.search(folded[:LONGEST]) else text[:LONGEST]
    shown = _HANDLE.sub("@user", _LINK.sub("http", _BROKEN.sub(" ", _HIDDEN.sub("", shown))))
    shortened = _RUN.sub(lambda run: run[1] * _KEPT_OF_RUN, shown)
    return " ".join(shortened.split())


def groups(shown: Sequence[str]) -> NDArray[np.int64]:
    """Return each text's place among the groups that scores are calibrated for: zh or en."""
    return np.array([0 if _HAN.search(text) else 1 for text in shown], dtype=np.int64)

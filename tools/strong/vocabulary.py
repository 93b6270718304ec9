"""Cut the encoder's 250,000 pieces to those that Chinese and English posts are written with."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tocsin.adapters.strong.assembling import pieces as special

_SHORT = 3  # Latin pieces of up to so many letters stay, so that any word can be spelt
# Han, the signs of Chinese and Latin type, bopomofo, emoji; and ASCII.
_WRITTEN = re.compile(
    "[\u2581\x20-\x7e\u00a0-\u00bf\u2000-\u2bff\u3000-\u303f\u3100-\u312f\u3400-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff65\U0001f000-\U0001faff]+"
)
_HAN = re.compile("[\u3400-\u9fff]")


def kept(whole: Tokenizer, pieces: Sequence[str], texts: Iterable[str]) -> NDArray[np.int64]:
    """Return the numbers of the pieces that stay, in their old order."""
    seen: Counter[int] = Counter()
    for encoded in whole.encode_batch(list(texts)):
        seen.update(encoded.ids)
    stays = [
        number < len(special.SPECIAL)
        or (
            _WRITTEN.fullmatch(piece) is not None
            and (seen[number] > 0 or bool(_HAN.search(piece)) or len(piece) <= _SHORT)
        )
        for number, piece in enumerate(pieces)
    ]
    return np.flatnonzero(stays)

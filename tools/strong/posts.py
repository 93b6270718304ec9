"""What the strong reader learns from: the labelled posts of `tools.corpora`, as it is shown them.

Dev splits are kept out, and so is every text that is nearly one of theirs.
"""

import itertools
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools import corpora
from tools.corpora import apart
from tools.corpora.sets import Rows

from tocsin.adapters.strong import wording
from tocsin.enrichment import heads
from tocsin.kernel import folding

NAMES = ("sentiment", "emotion", "offence", "crisis_type")
HEADS = {name: heads.BY_NAME[name].labels for name in NAMES}
# How often each set is shown while all are shown once: what is hard and measured, more often.
SHARES = {
    "smp_usual": 0.8,
    "smp_virus": 0.7,
    "covid7": 0.05,
    "cluemotion": 0.2,
    "cold": 0.2,
    "tweeteval_sentiment": 0.6,
    "tweeteval_emotion": 1.2,
    "tweeteval_offensive": 0.6,
    "xlmt_english": 2.0,
    "vader": 0.3,
    "airlines": 0.2,
    "crisislex_t26": 0.3,
}
_TUNES_EVERY = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What the encoder is shown of a post, and the place of its label in every head (-1: none)."""

    text: str
    of: str  # the set's file
    group: str
    labels: tuple[int, ...]

    @property
    def tunes(self) -> bool:
        """Tell whether the post is kept for calibration: one in twenty, by its text."""
        return zlib.crc32(self.text.encode()) % _TUNES_EVERY == 0


def read(folder: Path) -> tuple[list[Post], list[Post]]:
    """Return the posts to learn from and those that are held out."""
    taken = [one for one in corpora.SETS if one.file in SHARES]
    held_out = [post for one in taken if one.held_out for post in _posts(one, one.held_out(folder))]
    known = {folding.fold(post.text) for post in held_out}
    far = apart.HeldOut.of(folder, corpora.SETS)
    given = (_posts(one, far.without_near(one.rows(folder))) for one in taken)
    learnt = itertools.chain.from_iterable(given)
    return [post for post in learnt if folding.fold(post.text) not in known], held_out


def _posts(one: corpora.Set, given: Rows) -> Iterator[Post]:
    rows = list(given)
    texts = [row["text"] for row in rows]
    shown = wording.worded(texts, folding.fold_many(texts))
    for text, row in zip(shown, rows, strict=True):
        places = tuple(
            labels.index(row[head]) if head in row else -1 for head, labels in HEADS.items()
        )
        if text and max(places) >= 0:
            yield Post(text=text, of=one.file, group=one.lang, labels=places)

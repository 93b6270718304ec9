"""Finds copies among real posts: recall by kind of edit, false links, posts per second.

    TOCSIN_DATA=… python -m tests.bench.copies [--posts 12000] [--numpy]

A quarter of the posts is edited once in four copies, by seven kinds of edit with a seeded hand;
all come in random order. A copy is found where it is linked to an earlier one of its own; a link
is false where it is to another's (a few of those are copies that stand in the data itself).
"""

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from tests.bench import pack

from tocsin.enrichment.stories import marks, window
from tocsin.kernel import folding, native

_SHORTEST = 12
_EMOJI = "😀😡🔥👍😭🙏"
_NAMES = ("小明", "看客", "NewsDesk", "路人甲", "老王")
_MARKS = re.compile(r"https?://\S+|#[^#]*#|//@[^:：]*[:：]|@\S+")
_WORDS = re.compile(r"[A-Za-z]+|[^A-Za-z]{1,2}", re.DOTALL)
_CLAUSES = re.compile(r"(?<=[，。！？,.!?;；])")


def _copied(text: str, hand: random.Random) -> str:
    link = f" http://t.cn/{hand.randrange(10**8):08d}" if hand.random() < 0.6 else ""
    return "".join(hand.choices(_EMOJI, k=hand.randint(1, 3))) + text + link


def _reposted(text: str, hand: random.Random) -> str:
    said = hand.choice(("转发微博", "太离谱了", "看看这个", "顶一下", "真的吗"))
    return f"{said}//@{hand.choice(_NAMES)}:{text}"


def _mistyped(share: float) -> Callable[[str, random.Random, str], str]:
    def edit(text: str, hand: random.Random, letters: str) -> str:
        told = []
        for letter in text:
            roll = hand.random()
            if roll >= share:
                told.append(letter)
            elif roll < share / 3:
                told += [letter, hand.choice(letters)]
            elif roll < share * 2 / 3:
                told.append(hand.choice(letters))
        return "".join(told)

    return edit


def _reordered(text: str, hand: random.Random) -> str:
    parts = [part for part in _CLAUSES.split(text) if part]
    if len(parts) < 2:
        middle = len(text) // 2
        parts = [text[:middle], text[middle:]]
    hand.shuffle(parts)
    return "".join(parts)


def _reworded(share: float) -> Callable[[str, random.Random, str], str]:
    """Replace a word by other letters; Chinese ones have two, Latin ones their own number."""

    def edit(text: str, hand: random.Random, letters: str) -> str:
        told = []
        for word in _WORDS.findall(text):
            kept = hand.random() >= share
            told.append(word if kept else "".join(hand.choices(letters, k=len(word))))
        return "".join(told)

    return edit


KINDS = {
    "copy+emoji/link": lambda text, hand, _: _copied(text, hand),
    "repost wrap": lambda text, hand, _: _reposted(text, hand),
    "typo 5 %": _mistyped(0.05),
    "reorder": lambda text, hand, _: _reordered(text, hand),
    "typo 12 %": _mistyped(0.12),
    "reword 20 %": _reworded(0.20),
    "reword 35 %": _reworded(0.35),
}


def edited(posts: Sequence[str], seed: int) -> list[tuple[str, int, str]]:
    """Return (text, whose, kind of edit) of posts and copies, in random order."""
    hand = random.Random(seed)
    letters = "".join(posts)
    told = [(text, number, "") for number, text in enumerate(posts)]
    for number in hand.sample(range(len(posts)), len(posts) // 4):
        kinds = hand.sample(list(KINDS), 4)
        told += [(KINDS[kind](posts[number], hand, letters), number, kind) for kind in kinds]
    hand.shuffle(told)
    return told


def posts(folder: Path, many: int) -> list[str]:
    """Return posts without links, hashtags and handles, none of which begins or ends as another."""
    with (folder / "SMP2020" / "usual_train.jsonl").open(encoding="utf-8") as lines:
        told = (_MARKS.sub("", str(json.loads(line)["content"])).strip() for line in lines)
        texts = sorted(set(told))
    random.Random(1).shuffle(texts)
    known: set[str] = set()
    kept = []
    for text in texts:
        bare = "".join(filter(str.isalnum, text))
        ends = {bare[:_SHORTEST], bare[-_SHORTEST:]}
        if len(bare) >= _SHORTEST and not ends & known:
            kept.append(text)
            known |= ends
    return kept[:many]


def linked(texts: Sequence[str]) -> tuple[np.ndarray, float]:
    """Return which earlier text each was linked to (-1: none) and the CPU seconds it took."""
    folded = pa.array(folding.fold_many(list(texts)))
    kept, found = window.Window(), []
    keys = np.arange(1, len(texts) + 1, dtype=np.int64)
    begun = time.process_time()
    for first, last in marks.chunks(len(texts)):
        seen = marks.take(folded.slice(first, last - first))
        told = kept.link(seen, keys[first:last], np.zeros(last - first, np.int64))
        found.append(told.near.astype(np.int64) - 1)
    return np.concatenate(found), time.process_time() - begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What became of posts and their edited copies."""

    posts: int
    recall: float
    false: float  # share of all posts that were linked to another's
    by_kind: Mapping[str, float]
    posts_per_cpu_second: float


def found(written: Sequence[str]) -> Found:
    """Return what became of posts and their edited copies."""
    told = edited(written, seed=7)
    near, took = linked([text for text, _, _ in told])
    seen: set[int] = set()
    asked, hit, false = Counter[str](), Counter[str](), 0
    for (_, whose, kind), at in zip(told, near.tolist(), strict=True):
        is_right = at >= 0 and told[at][1] == whose
        false += at >= 0 and not is_right
        if whose in seen:
            asked[kind or "itself"] += 1
            hit[kind or "itself"] += is_right
        seen.add(whose)
    return Found(
        posts=len(told),
        recall=round(sum(hit.values()) / sum(asked.values()), 4),
        false=round(false / len(told), 4),
        by_kind={kind: round(hit[kind] / asked[kind], 3) for kind in (*KINDS, "itself")},
        posts_per_cpu_second=round(len(told) / max(took, 1e-9)),
    )


def main() -> None:
    """Measure and print JSON."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--posts", type=int, default=12_000)
    asked.add_argument("--numpy", action="store_true", help="leave the C extension aside")
    given = asked.parse_args()
    native.HAS = native.HAS and not given.numpy
    told = asdict(found(posts(pack.folder(), given.posts)))
    told["path"] = "C" if native.HAS else "NumPy"
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()

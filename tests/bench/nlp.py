"""`make bench-nlp`, its first part: what understanding a post costs, one core, by stage.

    python -m tests.bench.nlp [--posts 100000] [--terms 10000]

Real posts of the data pack, Chinese and English in turn, from Arrow strings. Rates are posts a
second of CPU time of one thread, the best of several rounds.
"""

import argparse
import itertools
import json
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
from tests.bench import ingest, keeping, pack

from tocsin import enrichment, listening
from tocsin.adapters import models
from tocsin.enrichment import stories
from tocsin.kernel import folding, native
from tocsin.listening import matching

BATCH = 8_000
ROUNDS = 5
_NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
_WATCHES = 100
_SAMPLE, _COMMON, _SHORT, _LONG = 2_000, 1, 2, 6
_MANY = 100_000  # terms
_CHINESE = ("SMP2020/usual_train.jsonl", "COLD/train.jsonl", "COVID7/train.jsonl")
_ENGLISH = ("offensive", "hate", "irony", "emotion")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Posts a second of CPU time."""

    stage: str
    posts: int
    seconds: float

    @property
    def rate(self) -> float:
        """Return posts a second."""
        return self.posts / self.seconds

    def __str__(self) -> str:
        per_post = self.seconds / self.posts * 1e6
        return f"{self.stage:44}{self.rate:>12,.0f} posts/s{per_post:>8.2f} µs"


def texts(folder: Path, most: int) -> list[str]:
    """Return real posts, Chinese and English in turn."""
    chinese = itertools.chain.from_iterable(_told(folder / name) for name in _CHINESE)
    files = [folder / "tweeteval" / name / "train.jsonl" for name in _ENGLISH]
    english = itertools.chain.from_iterable(_told(file) for file in files)
    mixed = itertools.chain.from_iterable(zip(chinese, english, strict=False))
    known = list(itertools.islice(mixed, most))
    return list(itertools.islice(itertools.cycle(known), most))


def _told(file: Path) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row.get("content") or row.get("text") or row.get("TEXT") or ""


def batches(written: list[str]) -> list[pa.RecordBatch]:
    """Return the posts as a connector hands them over, in batches."""
    return [_batch(written[first : first + BATCH]) for first in range(0, len(written), BATCH)]


def _batch(written: list[str]) -> pa.RecordBatch:
    plain = {"platform": "weibo", "account": "", "lang": "", "created_at": _NOON}
    plain |= {"received_at": _NOON, "simulated": False}
    rows = [{**plain, "post_id": str(at), "text": text} for at, text in enumerate(written)]
    return pa.RecordBatch.from_pylist(rows, schema=listening.POSTS)


def watches(written: list[str], many: int) -> tuple[listening.Watch, ...]:
    """Return watches of terms that are cut out of the posts: names, as rare as names are."""
    chance = random.Random(7)
    folded = folding.fold_many(written)
    common = _common(chance.choices(folded, k=_SAMPLE))
    drawn: dict[str, None] = {}
    while len(drawn) < many:
        text = chance.choice(folded)
        words = [word for word in text.split() if word.isalpha() and word.isascii()]
        begin = chance.randrange(max(len(text) - 6, 1))
        cut = chance.choice(words) if words else text[begin : begin + chance.randint(3, 6)]
        if len(cut) > _SHORT and cut.isalpha() and common[cut] <= _COMMON:
            drawn[cut + chance.choice("电牌餐网x") * chance.randint(0, 1)] = None
    ordered = list(drawn)
    return tuple(
        listening.Watch(
            watch_id=f"w{number}", name=f"w{number}", any=tuple(ordered[number::_WATCHES])
        )
        for number in range(_WATCHES)
    )


def _common(sample: Sequence[str]) -> Counter[str]:
    """Return how often each run of three to six letters, and each longer word, stands there."""
    seen: Counter[str] = Counter()
    for text in sample:
        for size in range(_SHORT + 1, _LONG + 1):
            seen.update(text[at : at + size] for at in range(len(text) - size + 1))
        seen.update(word for word in text.split() if len(word) > _LONG)
    return seen


def measured(stage: str, posts: int, work: Callable[[], object]) -> Rate:
    """Return the best of several rounds."""
    taken = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return Rate(stage=stage, posts=posts, seconds=min(taken))


def stages(written: list[str], matcher: matching.Matcher) -> Iterator[Rate]:
    """Measure every stage of the always-on path, and the path."""
    posts = batches(written)
    reader = models.NgramReader()
    codes = models.weight_file.load(models.weight_file.SHIPPED).model.codes
    folded = [folding.fold_column(batch["text"]) for batch in posts]
    read = [batch.append_column("folded", one) for batch, one in zip(posts, folded, strict=True)]
    size = len(written)

    def each(work: Callable[[pa.RecordBatch], object]) -> Callable[[], object]:
        return lambda: [work(batch) for batch in read]

    yield measured("fold", size, each(lambda one: folding.fold_column(one["text"])))
    yield measured("language", size, each(enrichment.language.of))
    look = enrichment.survey.take
    yield measured(
        "sums, small words, copy key", size, each(lambda one: look(one["folded"], codes))
    )
    yield measured("reader (all heads)", size, each(reader.read))
    yield measured("watch terms", size, each(lambda one: matcher.match(one["folded"], one)))
    yield measured("marks of copies and stories", size, each(lambda one: _marked(one["folded"])))
    yield measured("marks and links to copies", size, lambda: _linked(read))
    yield measured("all of it", size, lambda: path(posts, matcher, reader))


def plainly(written: list[str], wanted: tuple[listening.Watch, ...]) -> Rate:
    """Measure the whole path as it is where no compiler was."""
    had, native.HAS = native.HAS, False
    try:
        posts, matcher, reader = batches(written), matching.Matcher(wanted), models.NgramReader()
        return measured("all of it in NumPy", len(written), lambda: path(posts, matcher, reader))
    finally:
        native.HAS = had


def many_terms(written: list[str]) -> tuple[Rate, float]:
    """Measure the matching of very many terms, and the seconds in which it is ready for them."""
    wanted, posts = watches(written, _MANY), batches(written)
    begin = time.process_time()
    matcher = matching.Matcher(wanted)
    built = time.process_time() - begin
    read = [one.append_column("folded", folding.fold_column(one["text"])) for one in posts]
    stage = f"{_MANY:,} watch terms"
    return measured(
        stage, len(written), lambda: [matcher.match(one["folded"], one) for one in read]
    ), built


def _linked(posts: Sequence[pa.RecordBatch]) -> None:
    window = stories.window.Window()
    for batch in posts:
        linked(batch["folded"], window)


def _marked(folded: pa.Array) -> None:
    for first, last in stories.marks.chunks(len(folded)):
        stories.marks.take(folded.slice(first, last - first))


def path(
    posts: Sequence[pa.RecordBatch], matcher: matching.Matcher, reader: models.NgramReader
) -> None:
    """Fold, match, read, link to earlier copies: what every post goes through."""
    window = stories.window.Window()
    for batch in posts:
        with_folded = batch.append_column("folded", folding.fold_column(batch["text"]))
        matcher.match(with_folded["folded"], with_folded)
        reader.read(with_folded)
        linked(with_folded["folded"], window)


def linked(folded: pa.Array, window: stories.window.Window) -> None:
    """Link posts to earlier ones of nearly the same text, as the writer does."""
    for first, last in stories.marks.chunks(len(folded)):
        keys = np.arange(window.next, window.next + last - first, dtype=np.int64)
        seen = stories.marks.take(folded.slice(first, last - first))
        window.link(seen, keys, np.zeros(last - first, np.int64))


def main() -> None:
    """Print the table, and keep what the READMEs quote."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--data", type=Path, help="the unpacked data pack")
    told.add_argument("--posts", type=int, default=80_000)
    told.add_argument("--terms", type=int, default=10_000)
    asked = told.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    pa.set_cpu_count(1)
    written = texts(pack.folder(asked.data), asked.posts)
    size = sum(len(text.encode("utf-8", "replace")) for text in written) / len(written)
    wanted = watches(written, asked.terms)
    begin = time.process_time()
    matcher = matching.Matcher(wanted)
    built = time.process_time() - begin
    print(
        f"{len(written):,} posts of {size:.0f} bytes; {asked.terms:,} terms built in {built:.2f} s"
    )
    print(f"C extension: {'yes' if native.HAS else 'no, NumPy serves'}")
    found = {}
    for rate in stages(written, matcher):
        print(rate)
        found[rate.stage] = rate.rate
    plain = plainly(written[: 2 * BATCH], wanted)
    print(plain)
    many, ready_s = many_terms(written)
    print(f"{many}, ready in {ready_s:.2f} s")
    figures = {
        "all": found["all of it"],
        "reader": found["reader (all heads)"],
        "numpy": plain.rate,
        "many_terms": many.rate,
        "many_terms_ready_s": ready_s,
    }
    keeping.keep("nlp", ingest.machine(), figures)


if __name__ == "__main__":
    main()

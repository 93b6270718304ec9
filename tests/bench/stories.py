"""Gathers real posts into stories and compares with what people marked as one story.

    TOCSIN_DATA=… python -m tests.bench.stories [--numpy]

Weibo posts by the one hashtag they carry (its text is taken out first), beside k-means over TF-IDF
told the true number of topics; posts of breaking news by the thread they belong to.

Where the encoder is installed, also what merging brings: of two events in one stream the largest
stories, merged by what their representatives mean, with the share of merges within one event.
"""

import argparse
import json
import lzma
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import scipy.sparse
import scipy.sparse.linalg
from tests.bench import pack

from tocsin.adapters.strong import likeness
from tocsin.enrichment.stories import centroids, marks, merging, window
from tocsin.kernel import folding, native

_HASHTAG = re.compile(r"#([^#\s]{2,30})#")
_TOPICS, _POSTS = 40, 60
_EVENTS = ("ottawashooting", "ferguson")
_STAND = 3


def gathered(texts: Sequence[str]) -> tuple[list[int], float]:
    """Return the story of each text in turn (its own number where none) and the CPU seconds."""
    folded = pa.array(folding.fold_many(list(texts)))
    kept, live = window.Window(), centroids.Centroids()
    keys, told = np.arange(1, len(texts) + 1, dtype=np.int64), []
    begun = time.process_time()
    for first, last in marks.chunks(len(texts)):
        seen, times = marks.take(folded.slice(first, last - first)), np.zeros(last - first, "i8")
        linked = kept.link(seen, keys[first:last], times)
        told.append(live.gather(seen, keys[first:last], times, linked, kept).stories)
    took = time.process_time() - begun
    stories = np.concatenate(told)
    return np.where(stories == 0, -keys, stories).tolist(), took


def purity(truth: Sequence[str], told: Sequence[int]) -> float:
    """Return the share of posts that are of the commonest topic of their story."""
    inside: dict[int, Counter[str]] = defaultdict(Counter)
    for topic, story in zip(truth, told, strict=True):
        inside[story][topic] += 1
    return sum(max(counted.values()) for counted in inside.values()) / len(truth)


def pairs(truth: Sequence[str], told: Sequence[int]) -> tuple[float, float]:
    """Return precision and recall over pairs of posts."""

    def together(groups: Iterator[object]) -> int:
        return sum(many * (many - 1) // 2 for many in Counter(groups).values())

    both = together(iter(zip(truth, told, strict=True)))
    return both / max(together(iter(told)), 1), both / max(together(iter(truth)), 1)


def scored(truth: Sequence[str], told: Sequence[int]) -> dict[str, object]:
    """Return all figures of one clustering; purity over stories of two posts or more."""
    sizes = Counter(told)
    shared = [at for at, story in enumerate(told) if sizes[story] > 1]
    precision, recall = pairs(truth, told)
    return {
        "nmi": round(nmi(truth, told), 3),
        "purity": round(purity([truth[at] for at in shared], [told[at] for at in shared]), 3),
        "gathered": round(len(shared) / len(told), 3),
        "pairs": {"precision": round(precision, 3), "recall": round(recall, 3)},
        "stories": sum(1 for many in sizes.values() if many > 1),
    }


def _weibo(folder: Path) -> Iterator[str]:
    for name in ("usual_train", "virus_train", "usual_eval", "virus_eval"):
        with (folder / "SMP2020" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield str(row.get("content") or row.get("text"))
    for name in ("weibo2018", "COVID7", "CLUEmotion"):
        for file in sorted((folder / name).glob("*.jsonl")):
            with file.open(encoding="utf-8") as lines:
                for line in lines:
                    row = json.loads(line)
                    yield str(row.get("content") or row.get("text") or row.get("sentence") or "")


def weibo(folder: Path) -> list[tuple[str, str]]:
    """Return (topic, text without hashtags) of the commonest hashtags, in random order."""
    topics: dict[str, list[str]] = defaultdict(list)
    for text in dict.fromkeys(_weibo(folder)):
        tags = set(_HASHTAG.findall(text))
        bare = _HASHTAG.sub(" ", text).strip()
        if len(tags) == 1 and len(bare) >= 8:
            topics[tags.pop()].append(bare)
    largest = sorted(topics.items(), key=lambda one: -len(one[1]))[:_TOPICS]
    told = [(topic, text) for topic, texts in largest for text in texts[:_POSTS]]
    random.Random(3).shuffle(told)
    return told


def threads(folder: Path, name: str) -> list[tuple[str, str]]:
    """Return (thread, text) of breaking news in the order of time."""
    rows = _breaking(folder, name)
    return [(str(row["thread"]), str(row["text"])) for row in rows]


def _breaking(folder: Path, name: str) -> list[dict[str, object]]:
    with lzma.open(folder / "PHEME" / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        return sorted(map(json.loads, lines), key=lambda row: str(row["t"]))


def nmi(truth: Sequence[str], told: Sequence[int]) -> float:
    """Return normalised mutual information (arithmetic mean)."""

    def entropy(groups: Iterator[object]) -> float:
        shares = np.array(list(Counter(groups).values())) / len(truth)
        return float(-(shares * np.log(shares)).sum())

    one, other = entropy(iter(truth)), entropy(iter(told))
    both = entropy(iter(zip(truth, told, strict=True)))
    return 2 * (one + other - both) / max(one + other, 1e-9)


def _means(truth: Sequence[str], texts: Sequence[str]) -> dict[str, object]:
    """Run spherical k-means over TF-IDF of pairs of letters, told the number of topics."""
    seen = marks.take(pa.array(folding.fold_many(list(texts))))
    many = seen.counts.astype(np.int64)
    at = np.repeat(np.arange(many.size), many)
    inside = np.arange(marks.FEATURES) < many[:, None]
    shape = (many.size, marks.BUCKETS)
    counted = scipy.sparse.csr_matrix((np.ones(at.size), (at, seen.features[inside])), shape)
    held = np.bincount(counted.indices, minlength=marks.BUCKETS)
    weighed = (counted @ scipy.sparse.diags(np.log(many.size / np.maximum(held, 1)))).tocsr()
    weighed = weighed[:, held > 1]
    weighed = scipy.sparse.diags(1 / (scipy.sparse.linalg.norm(weighed, axis=1) + 1e-9)) @ weighed
    hand = np.random.default_rng(1)
    centres = weighed[hand.choice(many.size, len(set(truth)), replace=False)].toarray()
    for _ in range(20):
        label = np.asarray(weighed @ centres.T).argmax(axis=1)
        for k in range(len(centres)):
            some = np.flatnonzero(label == k)
            if some.size:
                centres[k] = np.asarray(weighed[some].mean(axis=0)).ravel()
        centres /= np.linalg.norm(centres, axis=1, keepdims=True) + 1e-9
    return scored(truth, label.tolist())


def events(folder: Path) -> list[tuple[str, str]]:
    """Return (event, text) of two events, mixed."""
    told = [(name, str(row["text"])) for name in _EVENTS for row in _breaking(folder, name)]
    random.Random(1).shuffle(told)
    return told


def merged(rows: Sequence[tuple[str, str]], largest: int) -> dict[str, object]:
    """Merge the largest stories; pairs of posts within one event, before and after."""
    truth, texts = zip(*rows, strict=True)
    told, _ = gathered(texts)
    sizes = Counter(story for story in told if story > 0)
    kept = {story for story, _ in sizes.most_common(largest)}
    held = {story: [at for at, one in enumerate(told) if one == story] for story in kept}
    pieces = list(_pieces(held, texts))
    merges = merging.merges(pieces)
    into: dict[int, int] = {one.story: one.story for one in pieces}
    for merge in merges:
        into = {one: merge.into if at == merge.story else at for one, at in into.items()}
    event = {
        one: Counter(truth[at] for at in some).most_common(1)[0][0] for one, some in held.items()
    }
    inside = [at for at, story in enumerate(told) if story in kept]
    before, after = (
        pairs([truth[at] for at in inside], [names.get(told[at], told[at]) for at in inside])
        for names in ({}, into)
    )
    return {
        "stories": len(kept),
        "that_say_enough": len(pieces),
        "merges": len(merges),
        "within_one_event": sum(event[one.story] == event[one.into] for one in merges),
        "pairs_before": {"precision": round(before[0], 3), "recall": round(before[1], 4)},
        "pairs_after": {"precision": round(after[0], 3), "recall": round(after[1], 4)},
    }


def _pieces(held: dict[int, list[int]], texts: Sequence[str]) -> Iterator[merging.Piece]:
    """Yield stories with what the first of their posts mean."""
    stand = [(story, texts[at]) for story in sorted(held) for at in held[story][:_STAND]]
    folded = folding.fold_many([text for _, text in stand])
    says = merging.says_enough(folded)
    vectors = likeness.Sentences().vectors([text for _, text in stand], folded)
    for story in sorted(held):
        mine = [at for at, (one, _) in enumerate(stand) if one == story and says[at]]
        if mine:
            middle = vectors[mine].mean(axis=0)
            vector = middle / max(float(np.linalg.norm(middle)), 1e-6)
            yield merging.Piece(story=story, first=held[story][0], told_as=story, vector=vector)


def main() -> None:
    """Measure and print JSON."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--numpy", action="store_true", help="leave the C extension aside")
    asked.add_argument("--merge", type=int, default=300, help="so many stories; 0: none")
    given = asked.parse_args()
    native.HAS = native.HAS and not given.numpy
    folder = pack.folder()
    truth, texts = zip(*weibo(folder), strict=True)
    told, took = gathered(texts)
    answer: dict[str, object] = {
        "weibo": {
            "posts": len(texts),
            "topics": len(set(truth)),
            **scored(truth, told),
            "posts_per_cpu_second": round(len(texts) / took),
            "kmeans": _means(truth, texts),
        }
    }
    truth, texts = zip(*threads(folder, "ottawashooting"), strict=True)
    told, took = gathered(texts)
    answer["ottawashooting"] = {
        "posts": len(texts),
        "threads": len(set(truth)),
        **scored(truth, told),
        "posts_per_cpu_second": round(len(texts) / took),
    }
    if given.merge and likeness.is_installed():
        answer["merging"] = merged(events(folder), given.merge)
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()

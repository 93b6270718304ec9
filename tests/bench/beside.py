"""`make bench-nlp`: how right and how fast, in one run, beside what others use.

    TOCSIN_DATA=… python -m tests.bench.beside [--peers .cache/peers/bin/python]

Scores are macro-F1 on the whole of two development splits (SMP2020 usual_eval, its surprise left
out, and tweeteval sentiment val; tests/bench/heads.py has the other heads), recall of edited copies
(tests/bench/copies.py), and the finding of 10,000 watch terms; rates are texts a second of CPU
time. The binary and the weights are the same throughout. Whoever else is compared runs in a Python
of its own.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from tests.bench import copies, ingest, keeping, nlp, pack

from tocsin.adapters import models
from tocsin.kernel import folding
from tocsin.kernel.native import finding

_LABELS = ("negative", "neutral", "positive")
_MOODS = {
    **dict.fromkeys(("angry", "sad", "fear"), "negative"),
    "neutral": "neutral",
    "happy": "positive",
}
_NAMES = {
    "sentiment, Weibo: macro-F1": "weibo",
    "sentiment, tweets: macro-F1": "tweets",
    "edited copies: recall": "copies",
    "edited copies: false links": "false",
}
_SCRIPT = Path(__file__).with_name("others.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table."""

    task: str
    tool: str
    score: float
    rate: float
    texts: int

    def __str__(self) -> str:
        told = f"{self.task:34}{self.tool:16}{self.score:>8.3f}"
        return f"{told}{self.rate:>14,.0f} texts/s  n = {self.texts:,}"


def asked(
    peers: Path, tool: str, texts: Sequence[str], terms: Sequence[str] = ()
) -> tuple[list[object], float]:
    """Return another tool's answers and the CPU seconds that they took."""
    given = json.dumps({"tool": tool, "texts": list(texts), "terms": list(terms)})
    alone = {**os.environ, "PYTHONPATH": "", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [str(peers), str(_SCRIPT)],
        input=given,
        capture_output=True,
        text=True,
        check=True,
        env=alone,
    )
    told = json.loads(done.stdout)
    return told["answers"], told["seconds"]


def _rows(file: Path) -> list[tuple[str, str]]:
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    if "content" in rows[0]:
        told = [(row["content"], _MOODS.get(row["label"], "")) for row in rows]
        return [(text, label) for text, label in told if label]
    return [(row["text"], _LABELS[int(row["label"])]) for row in rows]


def sentiment(task: str, file: Path, peers: Path, tool: str) -> list[Line]:
    """Compare sentiment of a labelled file."""
    rows = _rows(file)
    texts, truth = [text for text, _ in rows], [label for _, label in rows]
    weigher = models.FastWeigher(models.weight_file.load(models.weight_file.SHIPPED))
    weigher.probabilities(texts[:1], "sentiment")
    begun = time.process_time()
    shares = weigher.probabilities(texts, "sentiment").shares
    spent = time.process_time() - begun
    answers = [_LABELS[at] for at in shares.argmax(axis=1)]
    lines = [_scored(task, "tocsin", truth, answers, spent)]
    theirs, spent = asked(peers, tool, texts)
    return [*lines, _scored(task, tool, truth, theirs, spent)]


def _scored(
    task: str, tool: str, truth: Sequence[str], answers: Sequence[object], spent: float
) -> Line:
    pairs = list(zip(truth, answers, strict=True))
    shares = [_f1(pairs, label) for label in _LABELS]
    score, rate = sum(shares) / len(shares), len(answers) / spent
    return Line(task=task, tool=tool, score=score, rate=rate, texts=len(answers))


def _f1(pairs: Sequence[tuple[str, object]], label: str) -> float:
    right = sum(one == other == label for one, other in pairs)
    named = sum((one == label) + (other == label) for one, other in pairs)
    return 2 * right / max(named, 1)


def near_copies(folder: Path, peers: Path, many: int) -> list[Line]:
    """Compare the recall of edited copies; false links stand in a line of their own."""
    told = copies.edited(copies.posts(folder, many), seed=7)
    texts = [text for text, _, _ in told]
    near, took = copies.linked(texts)
    lines = _recalled("tocsin", told, near.tolist(), took)
    for tool in ("rensa", "datasketch"):
        found, took = asked(peers, tool, texts)
        lines += _recalled(tool, told, [int(str(at)) for at in found], took)
    return lines


def _recalled(
    tool: str, told: Sequence[tuple[str, int, str]], near: Sequence[int], took: float
) -> list[Line]:
    seen: set[int] = set()
    wanted = hit = false = 0
    for (_, whose, _), at in zip(told, near, strict=True):
        is_right = at >= 0 and told[at][1] == whose
        false += at >= 0 and not is_right
        wanted, hit = wanted + (whose in seen), hit + (is_right and whose in seen)
        seen.add(whose)
    rate, many = len(told) / took, len(told)
    recall = Line(
        task="edited copies: recall", tool=tool, score=hit / wanted, rate=rate, texts=many
    )
    wrong = Line(
        task="edited copies: false links", tool=tool, score=false / many, rate=rate, texts=many
    )
    return [recall, wrong]


def terms(folder: Path, peers: Path, many: int) -> list[Line]:
    """Compare the finding of watch terms: the score is hits a text, which differ by word ends."""
    written = nlp.texts(folder, 20_000)
    wanted = [term for watch in nlp.watches(written, many) for term in watch.any]
    folded = folding.fold_many(written)
    finder, joined = finding.Finder(wanted), "\n".join(folded).encode()
    begun = time.process_time()
    hits = finder.find(joined)[0].size
    spent = time.process_time() - begun
    theirs, took = asked(peers, "pyahocorasick", folded, wanted)
    found = int(np.sum(np.array(theirs, dtype=np.int64)))
    task, size = f"{many:,} terms: hits a text", len(written)
    return [
        Line(task=task, tool="tocsin", score=hits / size, rate=size / spent, texts=size),
        Line(task=task, tool="pyahocorasick", score=found / size, rate=size / took, texts=size),
    ]


def figures(lines: Sequence[Line]) -> dict[str, float]:
    """Return what the READMEs quote, by names of one word."""
    told = {(line.task, line.tool): line for line in lines}
    found: dict[str, float] = {}
    for (task, tool), line in told.items():
        name = f"{_NAMES.get(task, 'terms')}_{tool}"
        found |= {name: line.score, f"{name}_percent": 100 * line.score, f"{name}_rate": line.rate}
    return found


def main() -> None:
    """Print the table, and keep its figures."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--data", type=Path, help="the unpacked data pack")
    told.add_argument("--peers", type=Path, default=Path(".cache/peers/bin/python"))
    told.add_argument("--copies", type=int, default=6_000)
    given = told.parse_args()
    pa.set_cpu_count(1)
    folder, peers = pack.folder(given.data), given.peers.absolute()
    english = folder / "tweeteval" / "sentiment" / "val.jsonl"
    lines = [
        *sentiment(
            "sentiment, Weibo: macro-F1", folder / "SMP2020/usual_eval.jsonl", peers, "snownlp"
        ),
        *sentiment("sentiment, tweets: macro-F1", english, peers, "vader"),
        *near_copies(folder, peers, given.copies),
        *terms(folder, peers, 10_000),
    ]
    for line in lines:
        sys.stdout.write(f"{line}\n")
    keeping.keep("beside", ingest.machine(), figures(lines))


if __name__ == "__main__":
    main()

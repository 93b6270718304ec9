"""Let a strong reader label posts that nobody labelled: python -m tools.label_strong --help.

The fast reader learns from these probabilities (distillation). One file a head and language, lines
of {"text", "probabilities"}; a set's own labels are not asked for again, and no text of a dev split
is shown. Sets take turns, so that what was written when it is stopped is a fair part.
"""

import argparse
import json
import lzma
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from tools import corpora
from tools.strong import posts

from tocsin.adapters import strong
from tocsin.kernel import folding

BATCH = 250
MOST_OF_A_SET = 12_000
SHORTEST = 4  # letters
# What is read beside the labelled sets: comments on incidents, and talk about breaking news.
_LOOSE = {
    "zh": ("CHNCI/incidents_before_2024-09-23.jsonl.xz",),
    "en": ("PHEME/ferguson.jsonl.xz", "PHEME/ottawashooting.jsonl.xz"),
}
_SETS = ("cold", "weibo2018", "tweeteval_offensive", "tweeteval_hate", "crisislex_t26", "airlines")
_CRISES = ("crisislex_t26", "crisislex_t6")  # where alone a crisis's type makes sense

Texts = Iterator[str]


def main() -> None:
    """Label until all sets are read."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--data", type=Path, required=True, help="the unpacked data pack")
    told.add_argument("--folder", type=Path, required=True, help="the strong model")
    told.add_argument("--out", type=Path, required=True, help="where to write")
    asked = told.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    reader = strong.StrongReader.of(asked.folder)
    with ExitStack() as open_files:
        files = {
            (head, lang): open_files.enter_context(
                (asked.out / f"{head}-{lang}-1.jsonl").open("w", encoding="utf-8")
            )
            for head in reader.answers
            for lang in ("zh", "en")
        }
        for lang, known, texts in turns(asked.data):
            heads = [head for head in reader.answers if head not in known]
            label(reader, texts, heads, {head: files[head, lang] for head in heads})


def label(
    reader: strong.StrongReader, texts: list[str], heads: list[str], files: dict[str, TextIO]
) -> None:
    """Write what the reader says of `texts`."""
    told = reader.shares(texts, folding.fold_many(texts), heads)
    for head in heads:
        labels = posts.HEADS[head]
        for text, shares in zip(texts, told[head].round(4).tolist(), strict=True):
            row = {"text": text, "probabilities": dict(zip(labels, shares, strict=True))}
            files[head].write(json.dumps(row, ensure_ascii=False) + "\n")
        files[head].flush()


def turns(data: Path) -> Iterator[tuple[str, set[str], list[str]]]:
    """Yield (language, heads not to ask, texts) of every set in turn until all are read."""
    held_out = {
        folding.fold(row["text"])
        for one in corpora.SETS
        if one.held_out
        for row in one.held_out(data)
    }
    seen: set[str] = set(held_out)
    waiting = list(_sets(data))
    while waiting:
        for one in list(waiting):
            lang, known, texts = one
            batch = list(_fresh(texts, seen))
            if batch:
                yield lang, known, batch
            else:
                waiting.remove(one)


def _sets(data: Path) -> Iterator[tuple[str, set[str], Texts]]:
    for one in corpora.SETS:
        if one.file in _SETS:
            texts = [row["text"] for row in one.rows(data)][:MOST_OF_A_SET]
            known = set(one.weights) | (set() if one.file in _CRISES else {"crisis_type"})
            yield one.lang, known & set(posts.HEADS), iter(texts)
    for lang, files in _LOOSE.items():
        texts = [text for file in files for text in _loose(data / file)][:MOST_OF_A_SET]
        yield lang, {"crisis_type"}, iter(texts)


def _loose(file: Path) -> Texts:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield str(row.get("text") or row.get("content") or "")


def _fresh(texts: Texts, seen: set[str]) -> Texts:
    """Yield up to BATCH texts that were not shown before."""
    left = BATCH
    for text in texts:
        folded = folding.fold(text)
        if len(folded) >= SHORTEST and folded not in seen:
            seen.add(folded)
            left -= 1
            yield text
        if not left:
            return


if __name__ == "__main__":
    main()

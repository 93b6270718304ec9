"""Names the phrases that new grams make: the longest that many accounts share."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tocsin.indicators.novelty import writing
from tocsin.indicators.novelty.grams import Grams, Hashes, Ints, edgeless

MOST = 20  # phrases of an hour
EVIDENCE = 5  # posts of a phrase, of as many accounts
_LONGEST = 24  # characters
_LOOKED_AT = 1_000  # posts that phrases are named by
_CANDIDATES = 300
_NEARLY = 0.7  # of a part's accounts use the whole: then the whole is the phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that several accounts began to use within an hour."""

    phrase: str  # as most of its evidence writes it
    accounts: int
    posts: int
    expected: float  # accounts an hour, at most
    evidence: tuple[str, ...]  # "platform/post_id", one an account


@dataclass(frozen=True, slots=True, kw_only=True)
class Writers:
    """Whose each text is, in the order of the texts that the grams are of."""

    accounts: Hashes
    posts: Sequence[str]
    texts: Sequence[str]  # as they were written


def name(
    grams: Grams,
    new: Mapping[int, float],
    by: Writers,
    at_least: int,
) -> tuple[Phrase, ...]:
    """Return the phrases that `new` grams (hash to expected accounts) make, most telling first."""
    hashes = np.fromiter(new, dtype=np.uint64, count=len(new))
    places = np.flatnonzero(np.isin(grams.hashes, hashes) & (grams.owners < _LOOKED_AT))
    runs = _runs(grams, places)
    expected = _expected(grams, new, places)
    users: dict[str, set[int]] = defaultdict(set)
    for run, owners in runs.items():
        users[run] |= {int(by.accounts[owner]) for owner in owners}
    wanted = dict.fromkeys([*sorted(users, key=lambda run: (-len(users[run]), run)), *expected])
    told = []
    for text in list(wanted)[:_CANDIDATES]:
        owners = sorted({one for run, some in runs.items() if text in run for one in some})
        usual = min((mean for gram, mean in expected.items() if gram in text), default=0.0)
        phrase = _phrase(text, owners, usual, by)
        told += [phrase] if phrase.accounts >= at_least else []
    return _written(_longest(told), grams, by)


def _written(told: Sequence[Phrase], grams: Grams, by: Writers) -> tuple[Phrase, ...]:
    """Return phrases without parts of words, written as the posts write them."""
    texts = grams.text(0, grams.points.size).split("\n")[:_LOOKED_AT]
    whole: dict[str, Phrase] = {}
    for one in told:
        text = writing.whole(one.phrase, texts, _LONGEST, edgeless())
        whole.setdefault(text, replace(one, phrase=text))
    written = dict(zip(by.posts, by.texts, strict=True))
    return tuple(
        replace(
            one, phrase=writing.as_written(one.phrase, [written[post] for post in one.evidence])
        )
        for one in _longest(tuple(whole.values()))
    )


def _runs(grams: Grams, places: Ints) -> dict[str, list[int]]:
    """Return the stretches that overlapping new grams cover, with the texts they stand in."""
    runs: dict[str, list[int]] = defaultdict(list)
    begin, reach, owner = 0, 0, -1
    for start, end, whose in zip(
        grams.starts[places].tolist(),
        grams.ends[places].tolist(),
        grams.owners[places].tolist(),
        strict=True,
    ):
        if start < reach and end - begin <= _LONGEST and whose == owner:
            reach = max(reach, end)
            continue
        if owner >= 0:
            runs[grams.text(begin, reach)].append(owner)
        begin, reach, owner = start, end, whose
    if owner >= 0:
        runs[grams.text(begin, reach)].append(owner)
    return runs


def _expected(grams: Grams, new: Mapping[int, float], places: Ints) -> dict[str, float]:
    hashes, firsts = np.unique(grams.hashes[places], return_index=True)
    return {
        grams.text(int(grams.starts[place]), int(grams.ends[place])): new[one]
        for one, place in zip(hashes.tolist(), places[firsts].tolist(), strict=True)
    }


def _phrase(text: str, owners: Sequence[int], expected: float, by: Writers) -> Phrase:
    first: dict[int, int] = {}
    for owner in owners:
        first.setdefault(int(by.accounts[owner]), owner)
    return Phrase(
        phrase=text,
        accounts=len(first),
        posts=len(owners),
        expected=round(expected, 3),
        evidence=tuple(by.posts[owner] for owner in list(first.values())[:EVIDENCE]),
    )


def _longest(told: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Return phrases without the parts of others that nearly as many used."""
    ranked = sorted(told, key=lambda one: (-len(one.phrase), -one.accounts, one.phrase))
    kept: list[Phrase] = []
    for one in ranked:
        wholes = (other for other in kept if one.phrase in other.phrase)
        if all(other.accounts < _NEARLY * one.accounts for other in wholes):
            kept.append(one)
    kept.sort(key=lambda one: (one.expected - one.accounts, one.phrase))
    return tuple(kept[:MOST])

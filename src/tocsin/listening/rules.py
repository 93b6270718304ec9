"""All watches' terms as one flat table, built once and read by every batch."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tocsin.kernel import folding
from tocsin.kernel.native import finding
from tocsin.listening import errors, patterns
from tocsin.listening.model import Watch

ANY, ALL, NONE, EXCLUSION, FIRST, SECOND = range(6)

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """Who uses a term and what for; rows of one term stand together, `begins` finds them."""

    begins: Numbers  # of term t: rows begins[t] to begins[t + 1]
    watch: Numbers
    role: Numbers
    slot: Numbers  # which of the watch's `all` terms, or which near rule of all watches
    is_tag: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one scan needs to know of every watch, by the watch's place in the sequence."""

    terms: tuple[str, ...]  # folded and distinct; the patterns as written follow them
    finder: finding.Finder
    uses: Uses
    near: tuple[tuple[int, int, bool], ...]  # (watch, within, both terms are one)
    patterns: tuple[tuple[int, patterns.Pattern, bool], ...]  # (watch, pattern, look on?)
    accounts: dict[str, list[int]]
    asks_one: NDArray[np.bool_]  # wants one of any, hashtags, patterns, near, accounts
    asks_all: Numbers  # how many `all` terms


@dataclass(slots=True)
class _Draft:
    terms: dict[str, int] = field(default_factory=dict)
    uses: "array[int]" = field(default_factory=lambda: array("q"))  # five numbers a use
    near: list[tuple[int, int, bool]] = field(default_factory=list)

    def use(self, text: str, watch: int, role: int, slot: int = 0, *, is_tag: bool = False) -> None:
        term = self.terms.setdefault(text, len(self.terms))
        self.uses.extend((term, watch, role, slot, is_tag))


def build(watches: Sequence[Watch]) -> Rules:
    """Return the table; raises EmptyWatch for a watch that could never match, BadPattern."""
    folded = _folded_terms(watches)
    draft = _Draft()
    searched: list[tuple[int, patterns.Pattern, bool]] = []
    accounts: dict[str, list[int]] = {}
    asks_one = np.zeros(len(watches), dtype=np.bool_)
    asks_all = np.zeros(len(watches), dtype=np.int64)
    for number, watch in enumerate(watches):
        asks_one[number] = _add_wanted(draft, number, watch, folded)
        asks_all[number] = _add_others(draft, number, watch, folded)
        _refuse_empty(watch, asks_one=bool(asks_one[number]), asks_all=int(asks_all[number]))
        has_exclusions = bool(watch.exclusions)
        searched += [(number, patterns.Pattern(text), has_exclusions) for text in watch.patterns]
        for account in filter(None, dict.fromkeys(watch.accounts)):
            accounts.setdefault(account, []).append(number)
    return Rules(
        terms=(*draft.terms, *(pattern.written for _, pattern, _ in searched)),
        finder=finding.Finder(list(draft.terms)),
        uses=_by_term(draft),
        near=tuple(draft.near),
        patterns=tuple(searched),
        accounts=accounts,
        asks_one=asks_one,
        asks_all=asks_all,
    )


def _folded_terms(watches: Sequence[Watch]) -> dict[str, str]:
    written = {term for watch in watches for term in _written(watch)}
    ordered = sorted(written)
    return {
        term: plain.strip() for term, plain in zip(ordered, folding.fold_many(ordered), strict=True)
    }


def _written(watch: Watch) -> Iterable[str]:
    yield from (*watch.any, *watch.all, *watch.none, *watch.exclusions, *watch.hashtags)
    for near in watch.near:
        yield from (near.first, near.second)


def _add_wanted(draft: _Draft, number: int, watch: Watch, folded: dict[str, str]) -> bool:
    """Add what one of must be there; returns whether anything is asked for in this way."""
    asks_one = bool(watch.patterns or any(watch.accounts))
    for text in _plain(watch.any, folded):
        draft.use(text, number, ANY)
        asks_one = True
    for tag in _plain(watch.hashtags, folded):
        name = tag.strip("#").strip()
        if name:
            draft.use(f"#{name}", number, ANY, is_tag=True)
            asks_one = True
    for near in watch.near:
        first, second = folded[near.first], folded[near.second]
        if first and second:
            draft.use(first, number, FIRST, len(draft.near))
            draft.use(second, number, SECOND, len(draft.near))
            draft.near.append((number, max(near.within, 0), first == second))
            asks_one = True
    return asks_one


def _add_others(draft: _Draft, number: int, watch: Watch, folded: dict[str, str]) -> int:
    wanted = _plain(watch.all, folded)
    for slot, text in enumerate(wanted):
        draft.use(text, number, ALL, slot)
    for text in _plain(watch.none, folded):
        draft.use(text, number, NONE)
    for text in _plain(watch.exclusions, folded):
        draft.use(text, number, EXCLUSION)
    return len(wanted)


def _plain(written: Iterable[str], folded: dict[str, str]) -> list[str]:
    """Return the distinct folded terms that are not blank."""
    return list(dict.fromkeys(filter(None, (folded[term] for term in written))))


def _refuse_empty(watch: Watch, *, asks_one: bool, asks_all: int) -> None:
    is_given = bool(watch.any or watch.hashtags or watch.near or watch.accounts or watch.patterns)
    # Without a term a watch takes all that its sources bring: a firm's own mailbox, say.
    takes_everything = bool(watch.sources) and not (is_given or watch.all)
    if not takes_everything and ((is_given and not asks_one) or not (asks_one or asks_all)):
        raise errors.EmptyWatch(name=watch.name)


def _by_term(draft: _Draft) -> Uses:
    rows = np.array(draft.uses, dtype=np.int64).reshape(-1, 5)
    rows = rows[np.argsort(rows[:, 0], kind="stable")]
    begins = np.searchsorted(rows[:, 0], np.arange(len(draft.terms) + 1))
    return Uses(
        begins=begins.astype(np.int64),
        watch=rows[:, 1].copy(),
        role=rows[:, 2].copy(),
        slot=rows[:, 3].copy(),
        is_tag=rows[:, 4].astype(np.bool_),
    )

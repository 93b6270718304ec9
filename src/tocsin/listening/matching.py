"""Which posts our watches want: thousands of terms at once, with boolean rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.listening import errors, gates, rules, scanning
from tocsin.listening.model import Watch

# Bytes and posts scanned at once: they bound the memory that hits can take.
CHUNK_BYTES = 4_000_000
CHUNK_POSTS = 20_000

_Numbers = rules.Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """One list a post, in the posts' order; an empty list where no watch wants the post."""

    watches: pa.ListArray  # of watch ids, in the watches' order
    terms: pa.ListArray  # of folded terms (patterns as written) that those watches found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    """A stretch of posts, and what was found in it: row numbers count from its beginning."""

    lines: scanning.Lines
    posts: pa.RecordBatch
    hits: scanning.Hits
    tells: scanning.Flags  # which hits are a watch's own terms, found as it asks
    wanted: scanning.Flags  # which of them serve as the one that must be there


def checked(watches: Sequence[Watch]) -> None:
    """Refuse what a watch may not be entered with; those already kept go on as they are.

    Raises EmptyWatch, BadPattern, PeriodEndsFirst.
    """
    Matcher(watches)
    for watch in watches:
        for one in watch.sensitive_periods:
            if one.ends_at <= one.begins_at:
                raise errors.PeriodEndsFirst(name=watch.name, period=one.name)


class Matcher:
    """Matches posts against all watches; picklable, built in well under a second.

    Raises EmptyWatch for a watch that could never match and BadPattern for a pattern that RE2
    does not take.
    """

    def __init__(self, watches: Sequence[Watch]) -> None:
        self.watches = tuple(watches)
        self._table = rules.build(self.watches)
        self._gates = gates.Gates(self.watches)
        self._names = pa.array([watch.watch_id for watch in self.watches], pa.string())
        self._terms = pa.array(self._table.terms, pa.string())
        self._accounts = pa.array(list(self._table.accounts), pa.string())
        self._takes_all = np.flatnonzero(~self._table.asks_one & (self._table.asks_all == 0))

    def __reduce__(self) -> tuple[type["Matcher"], tuple[tuple[Watch, ...]]]:
        """Travel as the watches; the automaton is built again where it arrives."""
        return Matcher, (self.watches,)

    def match(
        self,
        folded: Sequence[str] | pa.Array,
        posts: pa.RecordBatch,
        *,
        source_id: str = "",
        languages: pa.Array | None = None,
    ) -> Matched:
        """Return who wants each post: `folded` is its text as kernel.folding left it.

        A string column is matched sooner than a list.

        `posts` has the schema POSTS; `languages` (as read from the texts) stands in for the
        declared ones where watches ask for languages.
        """
        pairs, told = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        is_open = self._gates.open_for(source_id)
        texts = scanning.column(folded)
        for first, last in _chunks(texts) if self.watches else ():
            chunk = self._scan(texts.slice(first, last - first), posts.slice(first, last - first))
            spoken = None if languages is None else languages.slice(first, last - first)
            kept = self._decide(chunk, is_open, spoken)
            pairs.append(kept + first * len(self.watches))
            told.append(self._told(chunk, kept) + first * len(self._terms))
        return Matched(
            watches=_lists(np.concatenate(pairs), self._names, len(folded)),
            terms=_lists(np.concatenate(told), self._terms, len(folded)),
        )

    def _scan(self, folded: pa.Array, posts: pa.RecordBatch) -> _Chunk:
        lines = scanning.Lines.of(folded)
        hits, shields = scanning.scan(self._table, lines)
        is_near = scanning.near(self._table, lines, hits)
        wanted = (hits.role == rules.ANY) | is_near
        tells = wanted | (hits.role == rules.ALL)
        matches = scanning.search(self._table, lines, shields)
        return _Chunk(
            lines=lines,
            posts=posts,
            hits=hits.and_also(matches),
            wanted=np.concatenate((wanted, np.ones(matches.term.size, np.bool_))),
            tells=np.concatenate((tells, np.ones(matches.term.size, np.bool_))),
        )

    def _decide(
        self, chunk: _Chunk, is_open: scanning.Flags, languages: pa.Array | None
    ) -> _Numbers:
        """Return the sorted pairs (post * watches + watch) that belong together."""
        many = len(self.watches)
        pair = self._pairs(chunk.hits)
        complete = self._complete(chunk.hits)
        wanted = np.concatenate((pair[chunk.wanted], self._by_accounts(chunk.posts)))
        wanted = wanted[self._table.asks_one[wanted % many]]
        wanted = wanted[(self._table.asks_all[wanted % many] == 0) | np.isin(wanted, complete)]
        alone = complete[~self._table.asks_one[complete % many]]
        everything = np.add.outer(np.arange(chunk.posts.num_rows) * many, self._takes_all).ravel()
        kept = _distinct(np.concatenate((wanted, alone, everything)))
        kept = kept[is_open[kept % many]]
        kept = kept[~np.isin(kept, pair[chunk.hits.role == rules.NONE])]
        admitted = self._gates.admits(kept % many, kept // many, chunk.posts, languages)
        return np.compress(admitted, kept)

    def _told(self, chunk: _Chunk, kept: _Numbers) -> _Numbers:
        """Return the sorted (post * terms + term) that the watches in `kept` found."""
        tells = chunk.tells & np.isin(self._pairs(chunk.hits), kept)
        return _distinct(chunk.hits.post[tells] * len(self._terms) + chunk.hits.term[tells])

    def _pairs(self, hits: scanning.Hits) -> _Numbers:
        return hits.post * len(self.watches) + hits.watch

    def _complete(self, hits: scanning.Hits) -> _Numbers:
        """Return the pairs in which every one of the watch's `all` terms stands."""
        many = len(self.watches)
        is_all = hits.role == rules.ALL
        slots = int(self._table.asks_all.max()) + 1
        distinct = _distinct(self._pairs(hits)[is_all] * slots + hits.slot[is_all]) // slots
        pair, count = np.unique(distinct, return_counts=True)
        return np.compress(count == self._table.asks_all[pair % many], pair)

    def _by_accounts(self, posts: pa.RecordBatch) -> _Numbers:
        if not len(self._accounts):
            return np.zeros(0, np.int64)
        found = pc.index_in(posts.column("account"), value_set=self._accounts)
        at = np.asarray(pc.fill_null(found, -1), dtype=np.int64)
        watchers = list(self._table.accounts.values())
        pairs = (
            post * len(self.watches) + watch
            for post in np.flatnonzero(at >= 0).tolist()
            for watch in watchers[at[post]]
        )
        return np.fromiter(pairs, np.int64)


def _chunks(folded: pa.Array) -> Iterator[tuple[int, int]]:
    """Cut the posts into stretches of bounded length."""
    reach = np.concatenate(([0], np.cumsum(pc.binary_length(folded).to_numpy(), dtype=np.int64)))
    first = 0
    while first < len(folded):
        fits = int(np.searchsorted(reach, reach[first] + CHUNK_BYTES, side="right")) - 1
        last = min(max(fits, first + 1), first + CHUNK_POSTS, len(folded))
        yield first, last
        first = last


def _distinct(values: _Numbers) -> _Numbers:
    """Return the values in order, each once: sorting beats the hashing of np.unique here."""
    ordered = np.sort(values)
    return np.concatenate((ordered[:1], ordered[1:][ordered[1:] != ordered[:-1]]))


def _lists(owned: _Numbers, vocabulary: pa.Array, rows: int) -> pa.ListArray:
    """Make one list a row of sorted numbers that are row * size + place in `vocabulary`."""
    size = max(len(vocabulary), 1)
    offsets = np.searchsorted(owned, np.arange(rows + 1) * size).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), vocabulary.take(pa.array(owned % size)))

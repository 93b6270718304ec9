"""Tells one hour of a watch against what it has known, and learns it."""

import math
from dataclasses import dataclass
from typing import Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.indicators import sketch
from tocsin.indicators.novelty import behind, phrases
from tocsin.indicators.novelty.grams import Grams, Hashes, Ints
from tocsin.indicators.novelty.known import Known

COLUMNS = (
    *("platform", "post_id", "account", "folded", "terms", "repost_id", "copy_key"),
    *("p_negative", "followers", "reposts", "text"),
    *behind.COLUMNS,
)
LEAST_ACCOUNTS = 3  # with a phrase within an hour
LEAST_SHARE = 0.005  # of the hour's accounts
TIMES = 8.0  # as many as usual
_EVEN = 0.5
_CHANCE = 0.25  # accounts an hour that any gram may have

Evidence = behind.Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """The posts of one watch and hour, read once."""

    number: int  # since the epoch
    ids: list[str]
    accounts: Hashes  # 0: nobody knows whose
    negative: NDArray[np.float64]  # NaN: not read
    crowd: NDArray[np.float64]  # followers and reposts
    copies: pa.Array
    written: Ints  # places of posts that are not passed on and have an account
    texts: list[str]  # of the written, as they were
    grams: Grams  # of the written, folded
    used: Hashes  # distinct grams
    users: Ints  # accounts that used each
    behind: dict[str, Evidence]  # by indicator: posts behind what minutes already count

    @classmethod
    def of(cls, number: int, posts: pa.Table) -> Self:
        """Read COLUMNS of posts, the same in whatever order they come."""
        posts = posts.select(COLUMNS).sort_by([(one, "ascending") for one in COLUMNS[:2]])
        posts = posts.combine_chunks()
        told = {name: _column(posts, name) for name in COLUMNS}
        numbers = sketch.numbers_of(told["account"])
        accounts = np.where(behind.truths(pc.equal(told["account"], "")), np.uint64(0), numbers)
        is_written = (accounts != 0) & ~behind.truths(pc.is_valid(told["repost_id"]))
        written = np.flatnonzero(is_written)
        terms = pc.unique(pc.list_flatten(told["terms"])).to_pylist()
        grams = Grams.of(told["folded"].take(pa.array(written)), [one for one in terms if one])
        used, users = _tally(grams.hashes, accounts[written][grams.owners])
        ids = pc.binary_join_element_wise(told["platform"], told["post_id"], "/").to_pylist()
        crowd = behind.numbers(told["followers"]) + 10.0 * behind.numbers(told["reposts"])
        return cls(
            number=number,
            ids=ids,
            accounts=accounts,
            negative=behind.numbers(told["p_negative"], math.nan),
            crowd=crowd,
            copies=told["copy_key"],
            written=written,
            texts=pc.fill_null(told["text"].take(pa.array(written)), "").to_pylist(),
            grams=grams,
            used=used,
            users=users,
            behind=behind.figures(told, ids, crowd),
        )

    def writers(self) -> int:
        """Return how many accounts wrote something."""
        return int(np.unique(self.accounts[self.written]).size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An hour's figures, the posts behind each of them, and its new phrases."""

    novelty: float  # share of written posts that hold a new phrase; NaN: learning, or no post
    newcomers: float  # accounts not seen in thirty days; NaN: learning, or too many to tell
    phrases: tuple[phrases.Phrase, ...]
    evidence: dict[str, Evidence]  # by indicator


def tell(hour: Hour, known: Known) -> Told:
    """Return what is told of an hour by what was known before it; nothing is learned."""
    evidence = {**hour.behind, "copies": _largest(hour), "negative": _worst(hour)}
    if known.is_learning:
        return Told(novelty=math.nan, newcomers=math.nan, phrases=(), evidence=evidence)
    new = _new(hour, known)
    own = hour.accounts[hour.written]
    at_least = _least(hour.writers())
    ids = [hour.ids[place] for place in hour.written.tolist()]
    by = phrases.Writers(accounts=own, posts=ids, texts=hour.texts)
    named = phrases.name(hour.grams, new, by, at_least) if new else ()
    hits = np.isin(hour.grams.hashes, np.fromiter(new, dtype=np.uint64, count=len(new)))
    holding = np.unique(hour.grams.owners[hits]).size
    strangers, posts = _strangers(hour, known)
    telling = [(float(one.accounts), post) for one in named[:1] for post in one.evidence]
    return Told(
        novelty=holding / hour.written.size if hour.written.size else math.nan,
        newcomers=strangers,
        phrases=named,
        evidence={**evidence, "novelty": behind.ranked(telling), "newcomers": posts},
    )


def learn(hour: Hour, known: Known) -> None:
    """Take an hour into what is known."""
    known.background.learn(hour.used, hour.users, hour.writers())
    known.acquaintance.learn(np.unique(hour.accounts[hour.accounts != 0]), hour.number // 24)
    known.heard += 1
    known.hour = hour.number


def _least(accounts: int) -> int:
    return max(LEAST_ACCOUNTS, math.ceil(LEAST_SHARE * accounts))


def _new(hour: Hour, known: Known) -> dict[int, float]:
    """Return the grams that are new, with how many accounts were expected to use each."""
    accounts = hour.writers()
    is_many = hour.users >= _least(accounts)
    used, users = hour.used[is_many], hour.users[is_many]
    expected = known.background.expect(used, accounts)
    is_new = users >= TIMES * (expected + _CHANCE)
    return dict(zip(used[is_new].tolist(), expected[is_new].tolist(), strict=True))


def _tally(grams: Hashes, accounts: Hashes) -> tuple[Hashes, Ints]:
    """Return distinct grams, and how many accounts used each."""
    order = np.lexsort((accounts, grams))
    grams, accounts = grams[order], accounts[order]
    is_first = np.ones(grams.size, dtype=np.bool_)
    is_first[1:] = (grams[1:] != grams[:-1]) | (accounts[1:] != accounts[:-1])
    used, users = np.unique(grams[is_first], return_counts=True)
    return used, users


def _strangers(hour: Hour, known: Known) -> tuple[float, Evidence]:
    accounts, firsts = np.unique(hour.accounts, return_index=True)
    accounts, firsts = accounts[accounts != 0], firsts[accounts != 0]
    day = hour.number // 24
    is_new = known.acquaintance.strangers(accounts, day)
    posts = [(float(hour.crowd[place]), hour.ids[place]) for place in firsts[is_new].tolist()]
    return known.acquaintance.put_right(int(is_new.sum()), day), behind.ranked(posts)


def _largest(hour: Hour) -> Evidence:
    """Return posts of the copies that most accounts posted."""
    rows = pa.table({"key": hour.copies.take(pa.array(hour.written)), "place": hour.written})
    groups = rows.append_column("account", pa.array(hour.accounts[hour.written]))
    groups = groups.filter(pc.is_valid(groups["key"])).group_by("key")
    told = groups.aggregate([("account", "count_distinct"), ("place", "list")])
    told = told.filter(pc.greater_equal(told["account_count_distinct"], LEAST_ACCOUNTS))
    if not told.num_rows:
        return ()
    order = [("account_count_distinct", "descending"), ("key", "ascending")]
    best = told.sort_by(order).slice(0, 1).to_pylist()[0]
    count = float(best["account_count_distinct"])
    return behind.ranked([(count, hour.ids[place]) for place in best["place_list"]])


def _worst(hour: Hour) -> Evidence:
    known = np.flatnonzero(np.isfinite(hour.negative) & (hour.negative > _EVEN))
    told = [(round(float(hour.negative[place]), 4), hour.ids[place]) for place in known.tolist()]
    return behind.ranked(told)


def _column(posts: pa.Table, name: str) -> pa.Array:
    chunks = posts[name].chunks
    return chunks[0] if chunks else pa.array([], posts.schema.field(name).type)

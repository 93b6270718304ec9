"""One row per watch and minute, summed from posts; rows of the same minute merge."""

import hashlib
from collections import Counter
from collections.abc import Mapping

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.indicators import cues, repeats, sketch

MINUTE_US = 60_000_000
EVIDENCE_KEPT = 5
WORDS_KEPT = 1_000  # of terms and of platforms; a watch has fewer of its own

_FEELINGS = ("anger", "fear", "sadness", "surprise", "joy")
ADDITIVE = (
    "mentions",
    "negative",
    "positive",
    "reposts",
    "replies",
    "reach",
    "likes",
    *_FEELINGS,
    "originals",  # neither a repost nor a reply
    *cues.CUES,
)
ROLLUPS = pa.schema(
    [
        pa.field("watch_id", pa.string(), nullable=False),
        pa.field("minute", pa.int64(), nullable=False),  # since the epoch, of created_at
        *(pa.field(name, pa.int64(), nullable=False) for name in ADDITIVE),
        pa.field("accounts", pa.binary(), nullable=False),  # a sketch
        pa.field("platforms", pa.string(), nullable=False),  # JSON {platform: posts}
        pa.field("terms", pa.string(), nullable=False),  # JSON {term: posts}
        pa.field("evidence", pa.string(), nullable=False),  # JSON [[score, "platform/post_id"]]
        pa.field("max_received", pa.int64(), nullable=False),  # microseconds since the epoch
        pa.field("copies", pa.binary()),  # repeats: who posted the same; null: nobody's known
    ]
)
_KEYS = ("watch_id", "minute")
_TAKEN = [
    *("platform", "post_id", "account", "created_at", "received_at", "followers", "likes"),
    *("reposts", "terms", "sentiment", "p_negative", "emotion"),
]
_LOOKED_AT = ["watches", "folded", "repost_id", "quote_id", "parent_id", "copy_key"]


def roll_up(posts: pa.RecordBatch) -> pa.Table:
    """Return ROLLUPS of matched and read posts, ordered by watch and minute."""
    is_wanted = pc.greater(pc.list_value_length(posts["watches"]), 0)
    hits = _one_row_a_hit(posts.select([*_TAKEN, *_LOOKED_AT]).filter(is_wanted))
    if hits.num_rows == 0:
        return ROLLUPS.empty_table()
    sums = hits.group_by(list(_KEYS)).aggregate(
        [*((name, "sum") for name in ADDITIVE), ("received", "max"), ("account", "distinct")]
    )
    keys = list(zip(*(sums[name].to_pylist() for name in _KEYS), strict=True))
    platforms = _counts(hits, "platform")
    terms = _counts(_one_row_a_term(hits), "term")
    evidence = _evidence(hits)
    nothing: dict[str, int] = {}
    columns = {
        "watch_id": sums["watch_id"],
        "minute": sums["minute"],
        **{name: sums[f"{name}_sum"] for name in ADDITIVE},
        "accounts": sketch.of_each(sums["account_distinct"].combine_chunks()),
        "platforms": [_written(platforms[key]) for key in keys],
        "terms": [_written(terms.get(key, nothing)) for key in keys],
        "evidence": [_written(evidence[key]) for key in keys],
        "max_received": sums["received_max"],
        "copies": repeats.of_minutes(hits, keys),
    }
    return pa.table(columns, schema=ROLLUPS).sort_by([(name, "ascending") for name in _KEYS])


def merge_rows(one: Mapping[str, object], other: Mapping[str, object]) -> dict[str, object]:
    """Return the row that both rows of one watch and minute make together."""
    row: dict[str, object] = {name: one[name] for name in _KEYS}
    row |= {name: int(str(one[name])) + int(str(other[name])) for name in ADDITIVE}
    row["accounts"] = sketch.merge(_bytes(one["accounts"]), _bytes(other["accounts"]))
    for name in ("platforms", "terms"):
        row[name] = _written(_added(one[name], other[name]))
    both = _ranked(one["evidence"]) + _ranked(other["evidence"])
    row["evidence"] = _written(_top(both))
    row["max_received"] = max(int(str(one["max_received"])), int(str(other["max_received"])))
    row["copies"] = repeats.merge(_bytes(one["copies"]), _bytes(other["copies"])) or None
    return row


def _one_row_a_hit(posts: pa.RecordBatch) -> pa.Table:
    """Repeat each post once for every watch that wants it."""
    watches = posts["watches"]
    at = pc.list_parent_indices(watches)
    taken = posts.select(_TAKEN).take(at)
    zero = pa.scalar(0, pa.int64())
    sentiment, emotion = taken["sentiment"], taken["emotion"]
    passed_on = pc.or_(pc.is_valid(posts["repost_id"]), pc.is_valid(posts["quote_id"]))
    answers = pc.is_valid(posts["parent_id"])
    is_original = pc.invert(pc.or_(passed_on, answers))
    cued = cues.shipped().found(posts["folded"])
    columns = {
        "watch_id": pc.list_flatten(watches),
        "minute": _minutes(taken["created_at"]),
        "mentions": pa.array(np.ones(taken.num_rows, dtype=np.int64)),
        "negative": _flag(pc.equal(sentiment, -1)),
        "positive": _flag(pc.equal(sentiment, 1)),
        "reposts": _flag(passed_on.take(at)),
        "replies": _flag(answers.take(at)),
        "originals": _flag(is_original.take(at)),
        **{name: _flag(truth.take(at)) for name, truth in cued.items()},
        "reach": pc.coalesce(taken["followers"], zero),
        "likes": pc.coalesce(taken["likes"], zero),
        **{name: _flag(pc.equal(emotion, name)) for name in _FEELINGS},
        "account": taken["account"],
        "platform": taken["platform"],
        "post": pc.binary_join_element_wise(taken["platform"], taken["post_id"], "/"),
        "score": _telling(taken),
        "terms": taken["terms"],
        "received": taken["received_at"].cast(pa.int64()),
        "copy_key": repeats.comparable(posts, passed_on).take(at),
    }
    return pa.table(columns)


def _minutes(times: pa.Array) -> pa.Array:
    return pa.array(times.cast(pa.int64()).to_numpy(zero_copy_only=False) // MINUTE_US)


def _flag(truth: pa.Array) -> pa.Array:
    return pc.fill_null(truth, fill_value=False).cast(pa.int64())


def _telling(posts: pa.RecordBatch) -> pa.Array:
    """Score how telling a post is as evidence: how negative, and before how many people."""
    zero = pa.scalar(0, pa.int64())
    crowd = pc.add(
        pc.coalesce(posts["followers"], zero),
        pc.multiply(pc.coalesce(posts["reposts"], zero), 10),
    )
    weight = pc.add(pc.log10(pc.add(pc.max_element_wise(crowd, 0), 1)), 1.0)
    negative = pc.coalesce(posts["p_negative"].cast(pa.float64()), pa.scalar(0.5))
    return pc.round(pc.multiply(negative, weight), 4)


def _one_row_a_term(hits: pa.Table) -> pa.Table:
    flat = hits.select([*_KEYS, "terms"]).combine_chunks()
    terms = flat["terms"].combine_chunks()
    at = pc.list_parent_indices(terms)
    return flat.select(list(_KEYS)).take(at).append_column("term", pc.list_flatten(terms))


def _counts(rows: pa.Table, name: str) -> dict[tuple[str, int], dict[str, int]]:
    """Return how many posts each word has in each watch and minute, the most frequent first."""
    grouped = rows.group_by([*_KEYS, name]).aggregate([([], "count_all")])
    ranked = grouped.sort_by([("count_all", "descending"), (name, "ascending")])
    counted: dict[tuple[str, int], dict[str, int]] = {}
    for watch_id, minute, word, posts in zip(
        *(ranked[column].to_pylist() for column in (*_KEYS, name, "count_all")), strict=True
    ):
        counted.setdefault((watch_id, minute), {})[word] = posts
    return {key: _bounded(words) for key, words in counted.items()}


def _evidence(hits: pa.Table) -> dict[tuple[str, int], list[tuple[float, str]]]:
    """Return the most telling posts of each watch and minute, the first first."""
    order = [
        *((name, "ascending") for name in _KEYS),
        ("score", "descending"),
        ("post", "ascending"),
    ]
    ranked = hits.select([*_KEYS, "score", "post"]).sort_by(order).combine_chunks()
    first = ranked.take(pa.array(np.flatnonzero(_place_in_run(ranked) < EVIDENCE_KEPT)))
    told: dict[tuple[str, int], list[tuple[float, str]]] = {}
    for watch_id, minute, score, post in zip(
        *(first[column].to_pylist() for column in (*_KEYS, "score", "post")), strict=True
    ):
        told.setdefault((watch_id, minute), []).append((score, post))
    return told


def _place_in_run(ordered: pa.Table) -> NDArray[np.int64]:
    """Return for each row how many rows of its watch and minute stand before it."""
    watch = ordered["watch_id"].combine_chunks().dictionary_encode().indices.to_numpy()
    minute = ordered["minute"].to_numpy()
    begins = np.ones(len(minute), dtype=np.bool_)
    begins[1:] = (watch[1:] != watch[:-1]) | (minute[1:] != minute[:-1])
    at = np.arange(len(minute))
    return at - np.maximum.accumulate(np.where(begins, at, 0))


def _added(one: object, other: object) -> dict[str, int]:
    """Return two written counts as one, the most frequent first."""
    both = Counter(msgspec.json.decode(str(one), type=dict[str, int]))
    both.update(msgspec.json.decode(str(other), type=dict[str, int]))
    counted = {word: posts for word, posts in both.items() if posts}
    return dict(sorted(_bounded(counted).items(), key=lambda pair: (-pair[1], pair[0])))


def _bounded(words: dict[str, int]) -> dict[str, int]:
    """Keep at most WORDS_KEPT, those with the smallest hashes: their counts stay exact.

    Whichever of them is among the smallest of all was so in every part, in whatever order the
    parts are joined; keeping the most frequent instead would depend on that order.
    """
    if len(words) <= WORDS_KEPT:
        return words
    kept = set(sorted(words, key=_hash)[:WORDS_KEPT])
    return {word: posts for word, posts in words.items() if word in kept}


def _hash(word: str) -> bytes:
    return hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()


def _written(told: object) -> str:
    return msgspec.json.encode(told).decode()


def _ranked(told: object) -> list[tuple[float, str]]:
    return msgspec.json.decode(str(told), type=list[tuple[float, str]])


def _top(ranked: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """Return the most telling; a score below nought takes its post away."""
    gone = {post for score, post in ranked if score < 0}
    kept = {pair for pair in ranked if pair[1] not in gone}
    return sorted(kept, key=lambda pair: (-pair[0], pair[1]))[:EVIDENCE_KEPT]


def _bytes(told: object) -> bytes:
    return told if isinstance(told, bytes) else b""

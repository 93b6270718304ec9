"""Stored posts made up for a bench: Zipf words, Chinese and English, the same ones every time."""

from collections.abc import Iterator
from datetime import datetime

import numpy as np
import pyarrow as pa

from tocsin import listening, pipeline

BATCH = 50_000
PHRASES = ("电池起火要求退款", "battery caught fire")
_RARE_AT = 501  # one post in so many holds a phrase; not a multiple of 5, see `_texts`
_DISTINCT = 200_000  # texts that are made; then they come again under new ids


class Maker:
    """Makes posts up, the same ones every time."""

    def __init__(self) -> None:
        chance = np.random.default_rng(1)
        # Made in a moment, so that the writer costs what the store costs.
        self._texts = pa.array(list(_texts(chance, _DISTINCT)))
        self._accounts = pa.array([f"{n * 2654435761 % (1 << 80):020x}" for n in range(300_000)])

    def batch(self, number: int, first: datetime, last: datetime) -> pa.Table:
        """Return STORED rows between two times, in order."""
        chance = np.random.default_rng(number)
        span = (int(first.timestamp() * 1e6), int(last.timestamp() * 1e6))
        micros = np.sort(chance.integers(*span, BATCH))
        ids = [f"{number * BATCH + at:016x}" for at in range(BATCH)]
        platforms = pa.array(["weibo", "bluesky", "mastodon", "rss"])
        platform = platforms.take(pa.array(chance.integers(0, 4, BATCH)))
        text = self._texts.take(pa.array(chance.integers(0, _DISTINCT, BATCH)))
        watch = pa.array(["w1", "w2", "w3"]).take(pa.array(chance.integers(0, 3, BATCH)))
        each = pa.array(np.arange(BATCH + 1, dtype=np.int32))
        columns = {
            "platform": platform,
            "post_id": pa.array(ids),
            "account": self._accounts.take(pa.array(chance.zipf(1.4, BATCH) % 300_000)),
            "text": text,
            "lang": pa.repeat("", BATCH),
            "created_at": pa.array(micros, listening.model.UTC_TIME),
            "received_at": pa.array(micros + 2_000_000, listening.model.UTC_TIME),
            "followers": pa.array(chance.integers(0, 90_000, BATCH)),
            "likes": pa.array(chance.integers(0, 99, BATCH)),
            "simulated": pa.repeat(pa.scalar(value=True), BATCH),
            "key": pa.array(listening.keys.of(zip(platform.to_pylist(), ids, strict=True))),
            "watches": pa.ListArray.from_arrays(each, watch),
            "terms": pa.ListArray.from_arrays(each, watch),
            "read_lang": pa.repeat("zh-Hans", BATCH),
            "sentiment": pa.array(chance.integers(-1, 2, BATCH), pa.int8()),
            "p_negative": pa.array(chance.random(BATCH), pa.float32()),
            "emotion": pa.repeat("anger", BATCH),
            "folded": text,
            "reader": pa.repeat("lexicon 1", BATCH),
        }
        made = [columns.get(field.name, pa.nulls(BATCH, field.type)) for field in pipeline.STORED]
        return pa.table(made, schema=pipeline.STORED)


def _texts(chance: np.random.Generator, count: int) -> Iterator[str]:
    han = np.array([chr(point) for point in range(0x4E00, 0x4E00 + 3_000)])
    latin = np.array(["".join(chance.choice(list("etaoinshrdlu"), 5)) for _ in range(3_000)])
    shares = 1 / np.arange(1, 3_001)
    shares /= shares.sum()
    for number in range(count):
        phrase = number % _RARE_AT == 0
        if number % 5 < 3:
            body = "".join(chance.choice(han, chance.integers(20, 110), p=shares))
            yield body + PHRASES[0] * phrase
        else:
            body = " ".join(chance.choice(latin, chance.integers(8, 30), p=shares))
            yield body + f" {PHRASES[1]}" * phrase

"""Texts written to hurt a reader: a reading of low confidence or none, in bounded memory."""

import random
import tracemalloc

import pyarrow as pa
import pytest
from tests.unit.adapters.models import test_ngram_reader as reader

from tocsin.adapters import models

_DRAWN = random.Random(3)
_HAN = "".join(chr(_DRAWN.randrange(0x4E00, 0x9FA5)) for _ in range(340_000))
_LATIN = "".join(_DRAWN.choices("abcdefghijklmnopqrstuvwxyz   ", k=1_000_000))
_MB = 1_000_000

# What says nothing, or says it longer than anybody writes.
NOTHING = {
    "empty": "",
    "blank": " \n\t\u3000",
    "controls": "\x00\x01\x02",
    "half letters": "\ud83d\udc00" + "\ud800" * 1_000,
    "a noncharacter": "\U0010ffff",
    "one megabyte of one word": "苹果" * (_MB // 6),
    "one megabyte of a complaint": "气死我了，这什么垃圾客服" * (_MB // 36),
    "one megabyte of characters": _HAN,
    "one megabyte of letters": _LATIN,
    "emoji without end": "😡" * 1_000,
    "zalgo without a word": "z\u0300\u0301\u0302" * 500,
    "an expansion without end": "\ufdfa" * 1_000,
    "handles without names": "@" * 5_000,
    "escapes without end": r"\u0041" * 5_000,
}
# What may be read, but not surely: below this.
_UNSURE = 0.8
UNSURE = {
    "one emoji": "😡",
    "right to left": "\u202eשלום عليكم\u202c",
    "signs": "!!!???...",
    "digits": "1234567890",
    "held apart": "退 ✦ 款",
    "look-alikes": "w\u043er\u0455t t\u0435rr\u0456bl\u0435 \u0430wful",
    "four scripts": "退款 refund 환불 возврат",
}
_TOLD = ("sentiment", "emotion", "offence", "reason", "crisis_type")
_CHANCES = ("p_sentiment", "p_emotion", "p_offence", "p_crisis_type", "p_negative")


@pytest.mark.parametrize("name", NOTHING)
def test_what_says_nothing_is_given_no_reading(name: str) -> None:
    (found,) = reader.read(NOTHING[name])

    assert [found[column] for column in (*_TOLD, *_CHANCES)] == [None] * len(_TOLD + _CHANCES)


@pytest.mark.parametrize("name", UNSURE)
def test_what_is_hardly_a_text_is_read_with_little_confidence(name: str) -> None:
    (found,) = reader.read(UNSURE[name])

    chances = [float(str(found[column] or 0)) for column in _CHANCES]
    assert max(chances) < _UNSURE
    assert not found["offence"]


def test_a_hundred_megabytes_of_hostile_posts_are_read_in_bounded_memory() -> None:
    posts = reader.some_posts([NOTHING["one megabyte of letters"], _HAN] * 5)
    many = pa.concat_batches([posts] * 10)
    ngram = models.NgramReader()
    ngram.read(posts.slice(0, 1))

    tracemalloc.start()
    readings = ngram.read(many)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert readings.num_rows == 100
    assert peak < 64 * _MB


def test_signs_and_foreign_letters_put_into_words_do_not_turn_a_reading() -> None:
    plain, signs, spaces, foreign = reader.read(
        "退款！客服不理人，太差了",
        "退 ✦ 款！客服不理人，太差了",
        "退 款 ！ 客 服 不 理 人",
        "wоrst sеrvice ever, I hate this аirline, so angry",
    )

    assert (signs["p_negative"], spaces["sentiment"]) == (plain["p_negative"], -1)
    assert foreign["p_sentiment"] < plain["p_sentiment"]  # type: ignore[operator]  # both are told


def test_ten_thousand_copies_read_as_one() -> None:
    readings = reader.read(*["退款！再也不买了"] * 10_000)

    assert len({tuple(reading.values()) for reading in readings}) == 1

"""The fast reader with its shipped weights."""

import pickle
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from tocsin import enrichment, listening
from tocsin.adapters import models
from tocsin.adapters.models import ngram, weight_file
from tocsin.kernel import folding, native

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

HOSTILE = [
    "",
    "苹果" * 500_000,
    "😡" * 1_000,
    "\u202eשלום عليكم\u202c",
    "z\u0300\u0301\u0302" * 500,
    "\ud83d\udc00",
    "\x00\x01\x02",
    "退 ✦ 款",
    "а\u0440\u0440le",
    "@" * 5_000,
    "http://" * 5_000,
    "//@" * 5_000,
    "\ufdfa" * 1_000,
    "a" * 100_000,
    "\U0010ffff",
]


def some_posts(texts: list[str]) -> pa.RecordBatch:
    rows = [
        {
            "platform": "weibo",
            "post_id": str(number),
            "account": "",
            "text": text.encode("utf-8", "ignore").decode(),
            "lang": "",
            "created_at": NOON,
            "received_at": NOON,
            "simulated": False,
        }
        for number, text in enumerate(texts)
    ]
    posts = pa.RecordBatch.from_pylist(rows, schema=listening.POSTS)
    return posts.append_column("folded", pa.array(folding.fold_many(texts), pa.string()))


def read(*texts: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = models.NgramReader().read(some_posts(list(texts))).to_pylist()
    return found


@pytest.mark.parametrize(
    ("text", "sentiment", "emotion"),
    [
        ("气死我了，这什么垃圾客服，再也不买了", -1, "anger"),
        ("氣死我了，這什麼垃圾客服，再也不買了", -1, "anger"),
        ("今天好开心呀，谢谢大家的祝福，爱你们", 1, "joy"),
        ("好害怕啊，吓得我一晚上不敢睡", -1, "fear"),
        ("worst service ever, I hate this airline, so angry", -1, "anger"),
        ("Thank you so much, great flight and lovely crew!", 1, "joy"),
    ],
)
def test_a_plain_feeling_is_read(text: str, sentiment: int, emotion: str) -> None:
    (reading,) = read(text)

    assert (reading["sentiment"], reading["emotion"]) == (sentiment, emotion)


def test_traditional_and_simplified_read_alike() -> None:
    simplified, traditional = read("这个品牌太让人失望了", "這個品牌太讓人失望了")

    assert simplified["p_negative"] == traditional["p_negative"]
    assert (simplified["read_lang"], traditional["read_lang"]) == ("zh-Hans", "zh-Hant")


def test_chinese_that_was_escaped_twice_is_read_as_chinese() -> None:
    text = "這個品牌太讓人失望了"
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in text)

    plain, told, beside = read(text, escaped, "fine")

    assert told == plain
    assert beside["read_lang"] != plain["read_lang"]


def test_the_schema_is_kept_for_many_and_for_no_posts() -> None:
    reader = models.NgramReader()

    assert reader.read(some_posts([])).schema == enrichment.READINGS
    assert reader.read(some_posts(["好", "bad"])).schema == enrichment.READINGS


def test_what_it_was_not_trained_on_it_leaves_unread() -> None:
    readings = read(
        "이 브랜드 서비스가 너무 나빠요", "el servicio de esta marca es muy malo", "", "\u200b"
    )

    assert [reading["sentiment"] for reading in readings] == [None] * 4
    assert [reading["p_negative"] for reading in readings] == [None] * 4
    assert [reading["emotion"] for reading in readings] == [None] * 4


def test_unsure_means_no_answer_but_a_probability() -> None:
    head = enrichment.scoring.Head(
        columns=slice(0, 3),
        bias=np.zeros((2, 3), np.float32),
        temperature=np.ones(2, np.float32),
        least=np.full(2, 0.42, np.float32),
    )
    model = enrichment.scoring.Model(
        codes=np.zeros((2, 32), np.int8), scales=np.ones(32, np.float32), heads={"sentiment": head}
    )
    scored = np.array([[0.1, 0.0, 0.0], [2.0, 0.0, 0.0], [2.0, 0.0, 0.0]], np.float32)

    told = enrichment.scoring.readings(
        model, scored, np.array([0, 1, 1]), np.array([True, True, False])
    )

    assert told["sentiment"].to_pylist() == [None, -1, None]
    assert told["p_negative"].to_pylist() == pytest.approx([0.356, 0.787, None], abs=1e-3)
    assert told["p_sentiment"].to_pylist() == pytest.approx([None, 0.787, None], abs=1e-3)
    assert told["reason"].null_count == 3


def test_hostile_texts_are_read_without_harm_to_their_neighbours() -> None:
    good = "气死我了，这什么垃圾客服，再也不买了"

    readings = read(*[text for hostile in HOSTILE for text in (hostile, good)])

    assert len(readings) == 2 * len(HOSTILE)
    assert [reading["sentiment"] for reading in readings[1::2]] == [-1] * len(HOSTILE)
    assert len({reading["copy_key"] for reading in readings[1::2]}) == 1
    assert readings[0]["copy_key"] is None


def test_readings_do_not_depend_on_how_the_batch_was_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["气死我了", "so happy today", "", "哈哈哈", "the worst", "😡"] * 5
    whole = read(*texts)
    monkeypatch.setattr(ngram, "CHUNK_POSTS", 4)
    monkeypatch.setattr(ngram, "CHUNK_BYTES", 50)

    assert read(*texts) == whole


def test_a_reader_travels_to_another_process() -> None:
    reader = pickle.loads(pickle.dumps(models.NgramReader()))

    assert reader.name == "ngram"
    assert reader.version == models.NgramReader().version
    assert len(pickle.dumps(reader)) < 1_000


def test_the_shipped_file_is_small_and_its_card_names_every_set_and_licence() -> None:
    shipped = weight_file.load(weight_file.SHIPPED)
    sets = shipped.card["training_sets"]

    assert (weight_file.SHIPPED / "weights.npz").stat().st_size < 15_000_000
    assert len(sets) >= 8
    assert all(one["name"] and one["licence_as_stated"] for one in sets)
    assert set(enrichment.heads.BY_NAME) == set(shipped.card["heads"])


def test_the_card_seals_its_weights() -> None:
    shipped = weight_file.load(weight_file.SHIPPED)

    assert shipped.card["sha256"] == shipped.written.seal()


@pytest.mark.parametrize(
    ("card", "weights"),
    [
        ("", b""),
        ('scheme = "another"', None),
        ("not toml", None),
        ('version = "1"\nscheme = "units12-chars345/1"', None),
        (None, b"PK\x03\x04 broken"),
        (None, b"broken"),
    ],
)
def test_weights_that_cannot_be_used_are_refused(
    tmp_path: Path, card: str | None, weights: bytes | None
) -> None:
    shipped_card = (weight_file.SHIPPED / "card.toml").read_text(encoding="utf-8")
    shipped_weights = (weight_file.SHIPPED / "weights.npz").read_bytes()
    (tmp_path / "card.toml").write_text(shipped_card if card is None else card, encoding="utf-8")
    (tmp_path / "weights.npz").write_bytes(shipped_weights if weights is None else weights)

    with pytest.raises(enrichment.errors.BadWeights) as refused:
        weight_file.load(tmp_path)

    assert refused.value.facts["why"]


def test_missing_weights_are_refused_with_the_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(enrichment.errors.BadWeights) as refused:
        models.NgramReader(tmp_path)

    assert refused.value.facts["file"] == str(tmp_path / weight_file.CARD)


def test_a_word_that_signs_hold_apart_reads_as_the_plain_word() -> None:
    plain, apart = read("垃圾，退款", "垃 ✦ 圾，退 ✦ 款")

    assert apart == plain


def test_letters_of_another_script_make_a_reader_less_sure() -> None:
    plain, disguised = read(
        "worst terrible awful", "w\u043er\u0455t t\u0435rr\u0456bl\u0435 \u0430wful"
    )

    assert plain["p_negative"] > 0.6  # type: ignore[operator]  # it was read
    assert (disguised["p_negative"] or 0.0) < plain["p_negative"]  # type: ignore[operator]  # the same


def test_with_and_without_the_extension_readings_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [
        "气死我了，这什么垃圾客服",
        "so happy today…",
        "退 ✦ 款",
        "",
        "😡",
        "氣死我了",
        *HOSTILE,
    ]
    in_c = read(*texts)
    monkeypatch.setattr(native, "HAS", False)

    assert read(*texts) == in_c

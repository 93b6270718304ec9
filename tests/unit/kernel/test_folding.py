import unicodedata

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.kernel import folding, native

BROKEN = [b"A\xff", b"\xed\xa0\x80B", b"\xe8\x98", b"\xf4\x90\x80\x80", b"C"]


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        ("蘋果ＰＨＯＮＥ 退款", "苹果phone 退款"),
        ("退\u200b款", "退款"),
        ("\u202e退款\u2069", "退款"),
        ("a\x00b\ud800c", "abc"),
        ("e\u0301A\u030a", "éå"),
        ("①ﬁ", "1fi"),
        ("退\u3000款\t了", "退 款 了"),
        ("❤\ufe0f", "❤"),
        ("Z̴̢͝algo", "zalgo"),
        (r"we\u2019re \uFF21", "we’re a"),
        (r"\ud83d\ude00 \ud83d \ude00 \udbff\udfff", "😀   "),
        (r"\u9000\u200b\u6b3e", "退款"),
        (r"e\u0301 \u2026", "é ..."),
        (r"C:\users \u12 \u005cu2019", r"c:\users \u12 \u005cu2019"),
        ("", ""),
    ],
)
def test_what_hides_a_word_is_folded_away(told: str, seen: str) -> None:
    assert folding.fold(told) == seen


@given(st.lists(st.text(max_size=30), max_size=20))
def test_a_batch_folds_as_its_texts_do(texts: list[str]) -> None:
    assert folding.fold_many(texts) == [folding.fold(text) for text in texts]


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = folding.fold(text)

    assert folding.fold(once) == once


def test_every_code_point_folds_to_something_stable() -> None:
    points = [chr(point) for point in [*range(0xD800), *range(0xE000, 0x20000)]]

    folded = folding.fold_many(points)

    assert folding.fold_many(folded) == folded


def test_a_text_with_the_separator_inside_keeps_its_neighbours_apart() -> None:
    assert folding.fold_many(["A\U0010ffffB", "C"]) == ["ab", "c"]


def test_han_characters_stay_when_they_have_no_simpler_form() -> None:
    assert folding.fold("警鐘与预警") == "警钟与预警"
    assert unicodedata.category(folding.fold("\u9fa5")) == "Lo"


@pytest.fixture(params=[True, False], ids=["c", "numpy"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "HAS", request.param and native.HAS)


_ESCAPES = st.sampled_from(
    ["\\", "u", "\\u", "d83d", "de00", "005c", "2019", "0301", "2026", "1161", "FFff", "e", "蘋"]
)


@given(st.lists(st.lists(_ESCAPES, max_size=12).map("".join), max_size=12))
def test_twice_escaped_letters_fold_alike_in_c_and_in_numpy(texts: list[str]) -> None:
    assert folding.fold_column(pa.array(texts, pa.string())).to_pylist() == folding.fold_many(texts)
    assert folding.fold_many(texts) == [folding.fold(text) for text in texts]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), max_size=20))
def test_a_column_folds_as_its_texts_do(texts: list[str]) -> None:
    column = pa.array(["before", *texts], pa.string()).slice(1)

    assert folding.fold_column(column).to_pylist() == folding.fold_many(texts)


def test_a_column_of_all_code_points_folds_as_its_texts_do() -> None:
    points = [*range(0xD800), *range(0xE000, 0x20000), *range(0x2F700, 0x2FB00)]
    texts = [chr(point) for point in points]

    assert folding.fold_column(pa.array(texts)).to_pylist() == folding.fold_many(texts)


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_nulls_are_empty_and_empty_columns_stay_so(kind: pa.DataType) -> None:
    assert folding.fold_column(pa.array([], kind)).to_pylist() == []
    assert folding.fold_column(pa.array([None, "Ａ", None], kind)).to_pylist() == ["", "a", ""]
    assert folding.fold_column(pa.nulls(2, kind)).to_pylist() == ["", ""]


@pytest.mark.usefixtures("either_way")
def test_broken_bytes_are_mended_and_cost_their_neighbours_nothing() -> None:
    raw = pa.array(BROKEN, pa.binary())
    column = pa.Array.from_buffers(pa.string(), len(raw), raw.buffers())

    folded = folding.fold_column(column).to_pylist()

    assert folded == ["a\ufffd", "\ufffd" * 3 + "b", "\ufffd", "\ufffd" * 4, "c"]

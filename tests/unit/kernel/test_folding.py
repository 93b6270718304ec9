import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.kernel import folding


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

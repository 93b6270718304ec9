"""Hashed n-grams: the same for the same text wherever it stands in a batch."""

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.enrichment import features, letters


def rows(*texts: str) -> list[list[int]]:
    plain = letters.Letters.of(pa.array(texts, pa.string()))
    grams = features.grams(plain, features.units(plain))
    return [
        sorted(
            row for gram in grams for row in gram.rows[slice(*gram.bounds[at : at + 2])].tolist()
        )
        for at in range(len(texts))
    ]


@settings(deadline=None)  # the first call builds the tables
@given(texts=st.lists(st.text(alphabet="ab c果树!é'1", max_size=12), max_size=6))
def test_a_text_has_its_features_whatever_stands_beside_it(texts: list[str]) -> None:
    assert rows(*texts) == [rows(text)[0] for text in texts]


def test_units_and_pairs_of_chinese_and_letters_inside_words() -> None:
    counts = [len(found) for found in rows("", "果", "果树", "果 树!", "ab", "abc", "don't")]

    # units + pairs + 3-, 4- and 5-grams with the word's ends
    assert counts == [0, 1, 3, 5, 1 + 2 + 1, 1 + 3 + 2 + 1, 1 + 5 + 4 + 3]


def test_rows_lie_inside_the_table() -> None:
    found = np.concatenate(
        [np.array(one) for one in rows("苹果手机爆炸了", "the battery exploded")]
    )

    assert found.min() >= 0
    assert found.max() < 1 << features.BITS


def test_the_hash_scheme_does_not_change_unnoticed() -> None:
    assert rows("果a") == [[131241, 333961, 790723, 993646]]

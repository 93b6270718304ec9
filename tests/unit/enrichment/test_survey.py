"""The one pass in C and its twin in NumPy: the same bits for every text."""

import random
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.unit.enrichment import hostile

from tocsin.enrichment import copies, heads, language, letters, survey
from tocsin.kernel import folding, native

CODES = np.random.default_rng(5).integers(-128, 128, (1 << 12, heads.WIDTH)).astype(np.int8)

needs_native = pytest.mark.skipif(not native.HAS, reason="the C extension is not built here")


def both(texts: pa.Array) -> tuple[dict[str, object], dict[str, object]]:
    """Return all that either twin tells of folded texts."""
    with pytest.MonkeyPatch.context() as patch:
        in_c = everything(texts)
        patch.setattr(native, "HAS", False)
        return in_c, everything(texts)


def everything(texts: pa.Array) -> dict[str, object]:
    told = survey.take(texts, CODES, signed=True)
    rows, bounds = survey.rows(texts, 12)
    spread = [np.sort(rows[first:last]).tolist() for first, last in pairwise(bounds)]
    assert told.signatures is not None
    return {
        "sums": told.sums.tolist(),
        "counts": told.counts.tolist(),
        "small": told.small.tolist(),
        "keys": told.keys.to_pylist(),
        "signatures": told.signatures.tolist(),
        "scripts": language.scripts(texts).tolist(),
        "small_words": language.small_words(texts).tolist(),
        "rows": spread,
        "bounds": bounds.tolist(),
    }


@needs_native
@settings(max_examples=300)
@given(texts=st.lists(hostile.texts(), max_size=8))
def test_c_and_numpy_tell_the_same_of_hostile_texts(texts: list[str]) -> None:
    column = pa.array(["before", *texts], pa.string()).slice(1)

    in_c, in_numpy = both(column)

    assert in_c == in_numpy


@needs_native
@settings(max_examples=100)
@given(raws=st.lists(st.binary(max_size=40), max_size=6))
@example(raws=[b"\xc2", b"", b"\x80"])  # a letter's two halves, in two texts
def test_c_and_numpy_tell_the_same_of_bytes_that_are_no_text(raws: list[bytes]) -> None:
    column = hostile.unchecked(raws)

    in_c, in_numpy = both(column)

    assert in_c == in_numpy


@needs_native
def test_c_and_numpy_tell_the_same_of_what_is_known_to_be_hard() -> None:
    column = folding.fold_column(pa.array(hostile.KNOWN, pa.string()))

    in_c, in_numpy = both(column)

    assert in_c == in_numpy


@needs_native
def test_c_and_numpy_tell_the_same_of_the_first_lines_of_files(
    real_lines: Iterator[list[str]],
) -> None:
    for lines in real_lines:
        in_c, in_numpy = both(folding.fold_column(pa.array(lines, pa.string())))

        assert in_c == in_numpy


@pytest.mark.usefixtures("either_way")
def test_sums_are_those_of_the_rows() -> None:
    texts = pa.array(["退款！气死我了", "", "the worst, ever"])
    rows, bounds = survey.rows(texts, 12)
    squares = CODES.astype(np.int64) * np.abs(CODES.astype(np.int64))

    told = survey.take(texts, CODES)

    assert told.sums.tolist() == [
        squares[rows[first:last]].sum(axis=0).tolist() for first, last in pairwise(bounds)
    ]
    assert told.counts.tolist() == np.diff(bounds).tolist()
    assert told.signatures is None


@pytest.mark.usefixtures("either_way")
def test_no_texts_tell_nothing() -> None:
    told = survey.take(pa.array([], pa.string()), CODES, signed=True)

    assert told.sums.shape == (0, heads.WIDTH)
    assert survey.rows(pa.array([], pa.string()), 12)[1].tolist() == [0]


@pytest.mark.usefixtures("either_way")
def test_the_largest_sums_do_not_wrap_around() -> None:
    codes = np.full((2, heads.WIDTH), -128, dtype=np.int8)
    text = pa.array(["ab" * letters.LONGEST])

    told = survey.take(text, codes)

    assert told.sums[0].tolist() == [-128 * 128 * int(told.counts[0])] * heads.WIDTH


@pytest.mark.usefixtures("either_way")
def test_a_signature_is_of_letters_alone() -> None:
    plain, dressed, other, none = survey.take(
        folding.fold_column(
            pa.array(
                [
                    "客服不理人，退款也不给",
                    "😡客服 不理人！退款…也不给 https://t.cn/x @b",
                    "好吃",
                    "!!",
                ]
            )
        ),
        CODES,
        signed=True,
    ).signatures.tolist()  # type: ignore[union-attr]  # they were asked for

    assert plain == dressed
    assert plain != other
    assert none == [int(copies.NOTHING)] * copies.SIGNATURE


@pytest.mark.usefixtures("either_way")
def test_signatures_agree_about_as_often_as_their_texts_do() -> None:
    chance = random.Random(3)
    said = ["".join(chance.choices("退款客服不理人买了三天坏了", k=300)) for _ in range(2)]
    half = said[0][:200] + said[1][200:]

    first, second = survey.take(pa.array([said[0], half]), CODES, signed=True).signatures  # type: ignore[misc]  # asked for

    assert 0.2 < np.mean(first == second) < 0.9

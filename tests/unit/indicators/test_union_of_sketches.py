"""A union in one go counts whom merging one by one counts."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.indicators import sketch

CROWDS = st.lists(st.sets(st.integers(0, 400), max_size=90), max_size=5)


@given(CROWDS)
def test_a_union_is_what_merging_one_by_one_gives(crowds: list[set[int]]) -> None:
    sketches = [sketch.of(_account(one) for one in crowd) for crowd in crowds]

    assert sketch.union(sketches) == reduce(sketch.merge, sketches, b"")


@pytest.mark.parametrize("told", [[], [b""], [b"", b""]])
def test_a_union_of_nobody_is_nobody(told: list[bytes]) -> None:
    assert sketch.count(sketch.union(told)) == 0


def _account(number: int) -> str:
    return f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}"

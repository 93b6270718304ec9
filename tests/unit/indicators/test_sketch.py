import hashlib

from hypothesis import given
from hypothesis import strategies as st

from tocsin.indicators import sketch

ACCOUNTS = [hashlib.blake2b(str(n).encode(), digest_size=10).hexdigest() for n in range(20_000)]
SETS = st.frozensets(st.integers(0, 499).map(ACCOUNTS.__getitem__), max_size=200)


def test_few_accounts_are_counted_exactly_and_nobody_is_nobody() -> None:
    assert sketch.count(sketch.of(ACCOUNTS[:64])) == 64
    assert sketch.count(sketch.of(["", ""])) == 0
    assert sketch.of([]) == b""


def test_many_accounts_are_counted_within_a_tenth() -> None:
    for many in (100, 1_000, 20_000):
        assert abs(sketch.count(sketch.of(ACCOUNTS[:many])) / many - 1) < 0.1


@given(SETS, SETS, SETS)
def test_merging_does_not_care_for_order_or_repetition(
    one: frozenset[str], two: frozenset[str], three: frozenset[str]
) -> None:
    a, b, c = sketch.of(one), sketch.of(two), sketch.of(three)

    assert sketch.merge(a, b) == sketch.merge(b, a)
    assert sketch.merge(sketch.merge(a, b), c) == sketch.merge(a, sketch.merge(b, c))
    assert sketch.merge(a, a) == a
    assert sketch.count(sketch.merge(a, b)) == sketch.count(sketch.of(one | two))


def test_a_foreign_pseudonym_is_counted_too() -> None:
    assert sketch.count(sketch.of(["someone", "another"])) == 2

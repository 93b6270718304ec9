import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tocsin.runtimes.seen import Seen

BATCHES = st.lists(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=30), max_size=12)


@given(BATCHES)
def test_it_remembers_as_a_set_does(batches: list[list[int]]) -> None:
    seen, known = Seen(), set[int]()
    for batch in batches:
        expected = []
        for key in batch:
            expected.append(key not in known)
            known.add(key)

        keys = np.array(batch, dtype=np.int64)
        fresh = seen.fresh(keys)
        seen.add(keys[fresh])

        assert fresh.tolist() == expected
        assert len(seen) == len(known)


def test_what_was_stored_before_is_known_from_the_start() -> None:
    seen = Seen(np.array([3, 1, 2]))

    assert seen.fresh(np.array([1, 4, 4])).tolist() == [False, True, False]

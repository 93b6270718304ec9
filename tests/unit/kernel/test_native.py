"""Whatever the C extension is handed, it answers or refuses; TOCSIN_TORTURE asks more often.

make native-asan        the same under AddressSanitizer and UBSan
TOCSIN_TORTURE=1000 pytest tests/unit/kernel/test_native.py --timeout 0
"""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests import needs

from tocsin.enrichment import copies, language, letters
from tocsin.enrichment.stories import centroids, marks, window
from tocsin.kernel import native
from tocsin.kernel.native import finding

pytestmark = pytest.mark.skipif(not native.HAS, reason="the extension was not built here")

_many = settings(max_examples=needs.times(60), deadline=None)
_OFFSETS = st.lists(
    st.one_of(st.integers(0, 40), st.integers(-(2**31), 2**31 - 1)), min_size=0, max_size=8
)
_GOOD = st.characters(codec="utf-8")
_RAWS = st.lists(st.one_of(st.binary(max_size=40), st.text(_GOOD, max_size=20).map(str.encode)))


def _marked(offsets: NDArray[Any], data: object, many: int) -> object:
    given = (letters.classes(), copies.links(), *copies.orders())
    filled = (
        *(np.zeros((many, 32), np.uint32), np.zeros(many, np.int32)),
        *(np.zeros((many, marks.FEATURES), np.int32), np.zeros(many, np.int32)),
    )
    return native.code.marks(offsets, data, *given, *filled)


def _scripts(offsets: NDArray[Any], data: object, many: int) -> object:
    script_of = np.ones(0x110000, np.uint8)
    return native.code.scripts(offsets, data, script_of, 2, np.zeros((many, 2), np.int32))


def _rows(offsets: NDArray[Any], data: object, many: int) -> object:
    bounds = np.zeros(many + 1, np.int64)
    return native.code.rows(offsets, data, letters.classes(), 20, None, bounds)


def _folded(offsets: NDArray[Any], data: object, many: int) -> object:
    table, ends = np.arange(0x110000, dtype=np.uint32), np.zeros(many + 1, np.int32)
    room, hard = np.zeros(4_000, np.uint8), np.zeros(many, np.uint8)
    return native.code.fold(offsets, data, table, np.zeros(1, np.uint32), ends, room, hard)


_ENTRIES = [_marked, _scripts, _rows, _folded]


@pytest.mark.parametrize("entry", _ENTRIES)
@_many
@given(offsets=_OFFSETS, width=st.sampled_from(["i4", "i8"]), data=st.binary(max_size=40))
def test_offsets_that_do_not_belong_to_a_text_are_refused(
    entry: Any, offsets: list[int], width: str, data: bytes
) -> None:
    rising = offsets == sorted(offsets) and bool(offsets)
    fits = rising and offsets[0] >= 0 and offsets[-1] <= len(data)
    try:
        told = entry(np.array(offsets, dtype=width), data, max(len(offsets) - 1, 0))
    except ValueError:
        told = None

    assert (told is not None) == fits


@pytest.mark.parametrize("entry", _ENTRIES[:3])
@_many
@given(raws=_RAWS)
def test_bytes_that_are_no_text_are_told_from_text(entry: Any, raws: list[bytes]) -> None:
    ends = np.cumsum([0, *map(len, raws)]).astype(np.int32)
    replaced = any("\ufffd" in raw.decode("utf-8", "replace") for raw in raws)
    meant = any("\ufffd".encode() in raw for raw in raws)

    assert entry(ends, b"".join(raws), len(raws)) == (not replaced) or meant


@pytest.mark.parametrize("entry", _ENTRIES)
def test_arrays_that_are_too_short_are_refused(entry: Any) -> None:
    with pytest.raises(ValueError, match="array"):
        entry(np.array([0, 1, 2, 3], np.int32), b"abc", 1)


@_many
@given(
    places=st.lists(st.lists(st.integers(0, 3), min_size=32, max_size=32), max_size=30),
    times=st.integers(-(2**62), 2**62),
)
def test_any_signatures_and_times_are_linked_as_numpy_links_them(
    places: list[list[int]], times: int
) -> None:
    many = len(places)
    seen = marks.Marks(
        signatures=np.array(places, np.uint32).reshape(many, 32),
        letters=np.full(many, 20, np.int32),
        features=np.zeros((many, marks.FEATURES), np.int32),
        counts=np.zeros(many, np.int32),
    )
    keys = np.arange(7, 7 + many, dtype=np.int64)
    at = np.where(keys % 5 == 0, times, 0)
    one = window.Window(capacity=16, bits=3)
    other = window.Window(capacity=16, bits=3)
    linked = one.link(seen, keys, at)
    plain = other._plainly(seen, keys, at)

    assert linked.near.tolist() == plain.near.tolist()
    assert linked.groups.tolist() == plain.groups.tolist()
    assert linked.merged == plain.merged


@_many
@given(
    features=st.lists(st.integers(-(2**31), 2**31 - 1), max_size=marks.FEATURES),
    count=st.integers(-(2**31), 2**31 - 1),
    near=st.integers(0, 2**32 - 1),
    time=st.integers(-(2**63), 2**63 - 1),
)
def test_any_features_are_gathered_or_left(
    features: list[int], count: int, near: int, time: int
) -> None:
    kept, live = window.Window(capacity=16, bits=3), centroids.Centroids()
    found = np.zeros((2, marks.FEATURES), np.int32)
    found[:, : len(features)] = features
    seen = marks.Marks(
        signatures=np.zeros((2, 32), np.uint32),
        letters=np.zeros(2, np.int32),
        features=found,
        counts=np.array([count, count], np.int32),
    )
    linked = window.Linked(
        near=np.array([near, 0], np.uint32), groups=np.zeros(2, np.int64), merged=()
    )
    kept.next += 2
    told = live.gather(seen, np.array([5, 6]), np.array([time, time]), linked, kept)

    assert set(told.stories.tolist()) <= {0, 5, 6}


def test_a_list_of_terms_that_does_not_rise_is_refused() -> None:
    looked = finding.Finder(["退款", "质量"])._look
    ends, *others = looked._arrays  # type: ignore[union-attr]  # HAS: it is the listed one
    for broken in (ends[::-1].copy(), ends + 1, ends * 1_000):
        with pytest.raises(ValueError, match="offsets"):
            native.code.find(b"text", looked._bits, broken, *others, np.zeros(9, np.int64))  # type: ignore[union-attr]  # as above


def test_what_is_no_word_is_never_taken_for_a_small_word_or_a_link() -> None:
    """C looks up words alone, so no other unit may have such a hash."""
    hashed = np.arange(0x110000, dtype=np.uint32) * np.uint32(0x9E3779B1)
    single = hashed[letters.kinds() == letters.SINGLE]
    keys, bits = language.small_word_slots()

    assert not np.isin(single, keys[bits > 0]).any()
    assert not np.isin(single, copies.links()).any()

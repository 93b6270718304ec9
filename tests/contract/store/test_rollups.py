"""Roll-ups come to the same, however the posts were cut into batches."""

import itertools
import json
import tempfile
from pathlib import Path

import hypothesis
import pyarrow as pa
import pytest
from hypothesis import strategies as st
from tests import needs
from tests.contract.store import building

from tocsin import indicators

_MINUTES = st.integers(min_value=0, max_value=3)


@st.composite
def _partial(draw: st.DrawFn) -> dict[str, object]:
    count = draw(st.integers(min_value=1, max_value=50))
    accounts = draw(st.lists(st.integers(min_value=0, max_value=99), max_size=40))
    score = draw(st.integers(min_value=0, max_value=9)) / 2
    return {
        "watch_id": draw(st.sampled_from(["w1", "w2"])),
        "minute": draw(_MINUTES),
        **dict.fromkeys(indicators.ADDITIVE, count),
        "accounts": indicators.sketch.of(f"{number:020x}" for number in accounts),
        "platforms": json.dumps({"weibo": count}),
        "terms": json.dumps({draw(st.sampled_from(["退款", "refund"])): 1}),
        "evidence": json.dumps([[score, f"weibo/{draw(st.integers(0, 99))}"]]),
        "max_received": draw(st.integers(0, 9)),
    }


def _table(rows: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=indicators.ROLLUPS)


def _stored(store: building.Store, batches: list[list[dict[str, object]]]) -> list[object]:
    for batch in batches:
        with store.db.writing() as books:
            books.rollups.merge(_table(batch))
    with store.db.reading() as books:
        return [row for watch in ("w1", "w2") for row in _rows(books.rollups.series(watch, 0, 9))]


def _rows(table: pa.Table) -> list[object]:
    found: list[object] = table.to_pylist()
    return found


@hypothesis.settings(max_examples=needs.times(20), deadline=None)
@hypothesis.given(
    rows=st.lists(_partial(), min_size=1, max_size=12),
    cuts=st.lists(st.integers(0, 12), max_size=4),
    data=st.data(),
)
def test_any_split_and_order_of_partial_rows_gives_the_same_minutes(
    rows: list[dict[str, object]], cuts: list[int], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(rows))
    edges = [0, *sorted(min(cut, len(rows)) for cut in cuts), len(rows)]
    batches = [shuffled[first:last] for first, last in itertools.pairwise(edges)]
    with (
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as other,
        building.opened(Path(one)) as at_once,
        building.opened(Path(other)) as in_parts,
    ):
        assert _stored(at_once, [rows]) == _stored(in_parts, batches)


def test_merging_returns_the_touched_minutes_as_they_now_stand(store: building.Store) -> None:
    row: dict[str, object] = {
        "watch_id": "w1",
        "minute": 5,
        **dict.fromkeys(indicators.ADDITIVE, 2),
        "accounts": indicators.sketch.of(["a" * 20]),
        "platforms": '{"weibo":2}',
        "terms": "{}",
        "evidence": "[]",
        "max_received": 7,
    }
    with store.db.writing() as books:
        books.rollups.merge(_table([row, row | {"minute": 6}]))
        merged = books.rollups.merge(_table([row | {"accounts": b""}]))

        assert merged.schema == indicators.ROLLUPS
        assert merged["minute"].to_pylist() == [5]
        assert merged["mentions"].to_pylist() == [4]
        assert merged["platforms"].to_pylist() == ['{"weibo":4}']
        assert books.rollups.series("w1", 0, 9)["mentions"].to_pylist() == [4, 2]
        assert books.rollups.series("w2", 0, 9).schema == indicators.ROLLUPS
        assert books.rollups.erase(6) == 1


@pytest.mark.parametrize("count", [0, 12_000])
def test_many_minutes_merge_in_one_go(store: building.Store, count: int) -> None:
    rows = [
        {
            "watch_id": "w1",
            "minute": minute,
            **dict.fromkeys(indicators.ADDITIVE, 1),
            "accounts": b"",
            "platforms": "{}",
            "terms": "{}",
            "evidence": "[]",
            "max_received": 1,
        }
        for minute in range(count)
    ]
    with store.db.writing() as books:
        books.rollups.merge(_table(rows))
        again = books.rollups.merge(_table(rows))

    assert again["mentions"].to_pylist() == [2] * count

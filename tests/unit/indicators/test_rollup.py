from datetime import UTC, datetime, timedelta

import msgspec
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin import enrichment, indicators, listening

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
MINUTE = int(NOON.timestamp()) // 60

READ = pa.schema(
    [
        *listening.POSTS,
        pa.field("watches", pa.list_(pa.string())),
        pa.field("terms", pa.list_(pa.string())),
        *enrichment.READINGS,
        pa.field("folded", pa.string()),
    ]
)


def a_read_post(number: int, **told: object) -> dict[str, object]:
    plain: dict[str, object] = {
        "platform": "forum",
        "post_id": str(number),
        "account": f"{number % 3:020x}",
        "text": "",
        "lang": "en",
        "created_at": NOON,
        "received_at": NOON,
        "simulated": False,
        "watches": ["kettle"],
        "terms": ["kettle"],
        "read_lang": "en",
        "folded": "",
    }
    return plain | told


def rolled(*posts: dict[str, object]) -> list[dict[str, object]]:
    batch = pa.RecordBatch.from_pylist(list(posts), schema=READ)
    rows: list[dict[str, object]] = indicators.roll_up(batch).to_pylist()
    return rows


def test_a_minute_counts_what_its_posts_say() -> None:
    row = rolled(
        a_read_post(1, sentiment=-1, emotion="anger", followers=100, likes=2, p_negative=0.9),
        a_read_post(2, sentiment=1, emotion="joy", repost_id="1", followers=None),
        a_read_post(3, parent_id="1", sentiment=None, terms=["kettle", "smoke"]),
    )[0]

    assert (row["watch_id"], row["minute"], row["mentions"]) == ("kettle", MINUTE, 3)
    assert (row["negative"], row["positive"], row["anger"], row["joy"]) == (1, 1, 1, 1)
    assert (row["reposts"], row["replies"], row["reach"], row["likes"]) == (1, 1, 100, 2)
    assert msgspec.json.decode(str(row["terms"])) == {"kettle": 3, "smoke": 1}
    assert msgspec.json.decode(str(row["platforms"])) == {"forum": 3}


def test_a_post_that_two_watches_want_counts_for_both_and_one_that_none_wants_for_none() -> None:
    rows = rolled(a_read_post(1, watches=["a", "b"]), a_read_post(2, watches=[]))

    assert [(row["watch_id"], row["mentions"]) for row in rows] == [("a", 1), ("b", 1)]


def test_the_most_telling_posts_are_kept_as_evidence() -> None:
    posts = [a_read_post(n, p_negative=n / 10, followers=10**n) for n in range(9)]

    kept = msgspec.json.decode(str(rolled(*posts)[0]["evidence"]))

    assert [post for _, post in kept] == [f"forum/{n}" for n in (8, 7, 6, 5, 4)]


def test_no_posts_make_no_rows() -> None:
    assert indicators.roll_up(pa.RecordBatch.from_pylist([], schema=READ)).num_rows == 0


POSTS = st.builds(
    a_read_post,
    st.integers(0, 500),
    created_at=st.integers(0, 200).map(lambda second: NOON + timedelta(seconds=second)),
    watches=st.lists(st.sampled_from(["a", "b"]), unique=True),
    terms=st.lists(st.sampled_from(["x", "y"]), unique=True),
    sentiment=st.sampled_from([-1, 0, 1, None]),
    emotion=st.sampled_from(["anger", "joy", None]),
    p_negative=st.one_of(st.none(), st.floats(0, 1, width=32)),
    followers=st.one_of(st.none(), st.integers(0, 10**7)),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(POSTS, max_size=40, unique_by=lambda post: post["post_id"]), st.integers(0, 40))
def test_a_batch_may_be_cut_anywhere(posts: list[dict[str, object]], cut: int) -> None:
    merged: dict[tuple[object, object], dict[str, object]] = {}
    for row in [*rolled(*posts[:cut]), *rolled(*posts[cut:])]:
        key = (row["watch_id"], row["minute"])
        merged[key] = indicators.merge_rows(merged[key], row) if key in merged else row

    whole = {(row["watch_id"], row["minute"]): row for row in rolled(*posts)}

    assert merged == whole


def test_cue_words_originals_and_copies_are_counted() -> None:
    same = {"folded": "this kettle burnt my kitchen down", "copy_key": 7}
    row = rolled(
        a_read_post(1, account="1" * 20, **same),
        a_read_post(2, account="2" * 20, **same),
        a_read_post(3, account="3" * 20, **same),
        a_read_post(4, folded="refund now, is it true?", repost_id="1", copy_key=7),
        a_read_post(5, folded="short", copy_key=9, parent_id="1"),
    )[0]

    assert (row["originals"], row["first_person"], row["demands"], row["doubts"]) == (3, 3, 1, 1)
    assert indicators.repeats.count([row["copies"]]) == 3  # type: ignore[list-item]  # bytes


def test_more_words_than_a_minute_keeps_come_to_the_same_in_any_order() -> None:
    told = [a_read_post(number, terms=[f"term {number}"]) for number in range(1_300)]
    whole = rolled(*told)[0]
    parts = [rolled(*told[begin::3])[0] for begin in range(3)]

    ways = [
        indicators.merge_rows(indicators.merge_rows(parts[one], parts[two]), parts[three])
        for one, two, three in ((0, 1, 2), (2, 1, 0), (1, 2, 0))
    ]

    kept = [msgspec.json.decode(str(row["terms"])) for row in (whole, *ways)]
    assert len(kept[0]) == 1_000
    assert kept[0] == kept[1] == kept[2] == kept[3]

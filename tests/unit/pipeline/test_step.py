from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

import pyarrow as pa

from tocsin import listening, pipeline
from tocsin.adapters import models

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
KETTLE = listening.Watch(watch_id="kettle", name="Kettle", any=("水壺", "kettle"))


def a_batch(*texts: str, faults: Sequence[listening.Fault] = ()) -> listening.Batch:
    rows = [
        {
            "platform": "forum",
            "post_id": str(number),
            "account": "",
            "text": text,
            "lang": "",
            "created_at": NOON,
            "received_at": NOON,
            "simulated": False,
        }
        for number, text in enumerate(texts)
    ]
    posts = pa.RecordBatch.from_pylist(rows, schema=listening.POSTS)
    parsed = partial(listening.Parsed, posts=posts, faults=tuple(faults))
    return listening.Batch(parse=parsed, cursor="7", rows=len(texts))


def stepped(batch: listening.Batch, *watches: listening.Watch, keep: str) -> pipeline.Stepped:
    recipe = pipeline.Recipe(watches=watches, reader=models.reader("ngram"), keep=keep)
    return pipeline.Step(recipe)(batch)


def test_of_a_public_stream_only_what_a_watch_wants_is_kept() -> None:
    step = stepped(a_batch("水壶冒烟了", "nothing of ours"), KETTLE, keep="matched")

    assert step.posts.schema == pipeline.STORED
    assert step.posts["text"].to_pylist() == ["水壶冒烟了"]
    assert step.posts["watches"].to_pylist() == [["kettle"]]
    assert step.posts["terms"].to_pylist() == [["水壶"]]
    assert (step.read, step.cursor) == (2, "7")


def test_an_export_is_kept_whole_and_what_nobody_wants_stays_unread() -> None:
    step = stepped(a_batch("my kettle is awful", "nothing of ours"), KETTLE, keep="all")

    assert step.posts["watches"].to_pylist() == [["kettle"], []]
    assert step.posts["sentiment"].is_valid().to_pylist() == [True, False]
    assert step.posts["reader"].to_pylist()[1] == ""
    assert step.posts["read_lang"].to_pylist() == ["en", "und"]


def test_the_original_text_stays_as_it_came() -> None:
    hostile = "KETTLE\u200b \u202e水壺"

    step = stepped(a_batch(hostile), KETTLE, keep="matched")

    assert step.posts["text"].to_pylist() == [hostile]
    assert step.posts["folded"].to_pylist() == ["kettle 水壶"]


def test_a_watch_for_one_language_hears_what_the_text_is_written_in() -> None:
    english = listening.Watch(watch_id="en", name="en", any=("kettle",), languages=("en",))
    texts = ("the kettle is on fire, please help", "这个 kettle 真的太好用了，推荐给大家")

    step = stepped(a_batch(*texts), english, keep="all")

    assert step.posts["watches"].to_pylist() == [["en"], []]


def test_faults_count_as_read() -> None:
    fault = listening.Fault(place="line 2", reason="listening.bad_json", excerpt="{")

    step = stepped(a_batch("kettle", faults=[fault]), KETTLE, keep="matched")

    assert (step.read, step.faults) == (2, (fault,))


def test_no_posts_are_no_trouble() -> None:
    step = stepped(a_batch(), KETTLE, keep="all")

    assert (step.posts.num_rows, step.posts.schema) == (0, pipeline.STORED)


def test_a_key_tells_platforms_and_ids_apart() -> None:
    one, two, three = listening.keys.of([("a", "1"), ("a", "2"), ("b", "1")])

    assert len({one, two, three}) == 3
    assert listening.keys.of([("a", "1")]) == [one]

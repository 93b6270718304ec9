"""The demo's story: what a person would notice in it, and what the pipeline relies on."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin import listening, simulation
from tocsin.kernel import folding
from tocsin.simulation.voices import VOICES

BEGINS = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
STORY = simulation.Story(seed=7, begins_at=BEGINS)
LOCALES = Path(__file__).parents[3] / "locales"

CHEERS = ("🙏", "🎉", "🎁", "🍀", "👏", "開心", "开心", "happy", "good luck", "謝謝", "谢谢")
GRIEF = (
    *(
        "😡",
        "🤬",
        "誇張",
        "超扯",
        "離譜",
        "瞞",
        "生氣",
        "火",
        "傻眼",
        "退費",
        "不可原諒",
        "危險",
        "拒買",
    ),
    *("离谱", "过分", "瞒", "气", "无语", "退款", "危险", "抵制", "恶心", "骗"),
    *("unacceptable", "dangerous", "shame", "angry", "furious", "disgust", "disgrace", "outrage"),
    *("irresponsible", "refund", "boycott", "terrible", "fed up"),
)


@cache
def rows() -> list[dict[str, object]]:
    found: list[dict[str, object]] = STORY.posts(BEGINS, STORY.ends_at).to_pylist()
    return found


def chapter(name: str) -> pa.RecordBatch:
    found = next(chapter for chapter in STORY.chapters if chapter.name == name)
    return STORY.posts(found.begins_at, found.ends_at)


def share(posts: pa.RecordBatch, words: tuple[str, ...]) -> float:
    texts = [text.lower() for text in posts.column("text").to_pylist()]
    return sum(any(word in text for word in words) for text in texts) / len(texts)


def matched(posts: pa.RecordBatch) -> Counter[str]:
    folded = folding.fold_many(posts.column("text").to_pylist())
    found = listening.matching.Matcher(simulation.watches()).match(folded, posts)
    return Counter(watch for wanted in found.watches.to_pylist() for watch in wanted)


def test_the_posts_have_the_schema_that_every_connector_speaks() -> None:
    assert STORY.posts(BEGINS, STORY.ends_at).schema == listening.POSTS


def test_the_story_is_some_fifteen_thousand_posts_long() -> None:
    assert 13_000 < len(rows()) < 30_000


def test_every_post_is_marked_as_simulated() -> None:
    assert all(row["simulated"] is True for row in rows())


def test_ids_are_unique() -> None:
    assert len({row["post_id"] for row in rows()}) == len(rows())


def test_another_beginning_gives_other_ids() -> None:
    later = simulation.Story(seed=7, begins_at=BEGINS + timedelta(minutes=1))
    others = later.posts(later.begins_at, later.ends_at).column("post_id").to_pylist()

    assert not {row["post_id"] for row in rows()} & set(others)


def test_no_text_is_empty_or_longer_than_five_hundred_characters() -> None:
    assert all(0 < len(str(row["text"])) <= 500 for row in rows())


def test_no_text_shows_an_unfilled_slot() -> None:
    assert not [row["text"] for row in rows() if "{" in str(row["text"])]


def test_times_rise_strictly() -> None:
    times = [row["created_at"] for row in rows()]

    assert times == sorted(set(times))  # type: ignore[type-var]  # pyarrow's rows are untyped


@pytest.mark.parametrize("link", ["parent_id", "quote_id", "repost_id"])
def test_what_is_answered_or_passed_on_is_an_earlier_post_of_the_same_platform(link: str) -> None:
    earlier: dict[object, object] = {}
    for row in rows():
        assert row[link] is None or earlier[row[link]] == row["platform"]
        earlier[row["post_id"]] = row["platform"]


def test_a_post_that_is_passed_on_keeps_its_words() -> None:
    texts = {row["post_id"]: row["text"] for row in rows()}

    assert all(row["text"] == texts[row["repost_id"]] for row in rows() if row["repost_id"])


def test_a_few_posts_are_passed_on_by_very_many() -> None:
    passed_on = Counter(row["repost_id"] for row in rows() if row["repost_id"])

    assert passed_on.most_common(1)[0][1] > 80
    assert sorted(passed_on.values())[len(passed_on) // 2] <= 3


def test_few_accounts_are_heard_by_many() -> None:
    followers = sorted(int(str(row["followers"])) for row in rows())

    assert followers[len(followers) // 2] < 200
    assert followers[-1] > 1_000_000


@pytest.mark.parametrize("seed", [1, 7, 2026])
def test_every_chapter_speaks_three_languages(seed: int) -> None:
    story = simulation.Story(seed=seed, begins_at=BEGINS)
    for part in story.chapters:
        spoken = story.posts(part.begins_at, part.ends_at).column("lang").to_pylist()
        assert set(spoken) == {"zh-Hant", "zh-Hans", "en"}, part.name


def test_the_crisis_is_on_all_three_platforms() -> None:
    assert set(chapter("press").column("platform").to_pylist()) == {"microblog", "forum", "video"}


def test_the_chapters_follow_one_another_without_a_gap() -> None:
    chapters = STORY.chapters

    assert chapters[0].begins_at == STORY.begins_at
    assert chapters[-1].ends_at == STORY.ends_at
    assert [part.begins_at for part in chapters[1:]] == [part.ends_at for part in chapters[:-1]]


def test_a_short_story_ends_before_the_crisis() -> None:
    short = simulation.Story(begins_at=BEGINS, hours=24)

    assert [part.name for part in short.chapters] == ["quiet", "promotion", "ordinary"]
    assert short.posts(BEGINS, STORY.ends_at).column("created_at")[-1].as_py() < short.ends_at


def test_the_promotion_is_cheerful_and_the_crisis_is_not() -> None:
    assert share(chapter("promotion"), CHEERS) > 0.3
    assert share(chapter("promotion"), GRIEF) < 0.02
    assert share(chapter("press"), GRIEF) > 0.35


def test_the_promotion_is_a_peak_but_smaller_than_the_crisis() -> None:
    hours = Counter((row["created_at"] - BEGINS) // timedelta(hours=1) for row in rows())  # type: ignore[operator]  # pyarrow's rows are untyped
    usual = sorted(hours[hour] for hour in range(12))[6]

    assert 4 * usual < max(hours[12], hours[13]) < 9 * usual
    assert 25 * usual < max(hours.values()) < 45 * usual


def test_the_wave_of_copies_is_many_new_accounts_saying_nearly_the_same() -> None:
    wave = [row for row in chapter("copies").to_pylist() if "起火" in row["text"]]
    authors = {row["account"] for row in wave}

    assert len(wave) > 60
    assert len(authors) > 0.9 * len(wave)


def test_the_nights_are_quieter_than_the_days() -> None:
    quiet = [
        (row["created_at"].hour + 8) % 24  # type: ignore[attr-defined]  # pyarrow's rows are untyped
        for row in rows()
        if row["lang"] != "en" and row["created_at"] < BEGINS + timedelta(hours=12)  # type: ignore[operator]  # the same
    ]
    day = sum(10 <= hour < 20 for hour in quiet)

    assert day > 0.7 * len(quiet)


def test_the_watches_hear_the_brand_and_its_critics_but_not_the_waterfall() -> None:
    calm, crisis = matched(chapter("ordinary")), matched(chapter("press"))

    assert calm["sim-brand"] > 300
    assert crisis["sim-demands"] > 20 * (1 + calm["sim-demands"])
    assert crisis["sim-brand"] > 500
    assert crisis["sim-kettle"] > 500


def test_a_little_waterfall_is_not_the_kettle() -> None:
    hikes = [row for row in rows() if "小瀑布" in str(row["text"])]

    assert hikes
    assert matched(pa.RecordBatch.from_pylist(hikes, schema=listening.POSTS)) == Counter()


def test_it_is_told_by_many_different_sentences() -> None:
    authored = {
        (lang, template)
        for lang, voice in VOICES.items()
        for templates in voice.kinds.values()
        for template in templates
    }

    assert len(authored) > 400


@pytest.mark.parametrize("lang", ["en", "zh-Hant", "zh-Hans"])
def test_every_chapter_has_a_title(lang: str) -> None:
    told = json.loads((LOCALES / lang / "simulation.json").read_text("utf-8"))

    assert {f"simulation.chapter.{part.name}" for part in STORY.chapters} <= told.keys()


def test_the_demo_opens_twelve_minutes_after_the_first_post() -> None:
    now = datetime(2026, 5, 4, 9, 0, 30, 250_000, tzinfo=UTC)
    story = simulation.Story(begins_at=simulation.demo_begins_at(now))
    crisis = next(part for part in story.chapters if part.name == "first_post")

    assert timedelta(minutes=12) <= now - crisis.begins_at < timedelta(minutes=12, seconds=2)
    assert story.posts(crisis.begins_at, now).num_rows < 80
    assert story.posts(now, now + timedelta(minutes=10)).num_rows > 100


def test_a_copy_of_the_story_is_told_post_for_post() -> None:
    simulation.writing.write.cache_clear()
    again = simulation.Story(seed=7, begins_at=BEGINS)

    assert again.posts(BEGINS, STORY.ends_at).to_pylist() == rows()


@settings(max_examples=40, deadline=None)
@given(cuts=st.lists(st.integers(0, 48 * 3600 * 1_000_000), max_size=6))
def test_the_same_posts_come_out_whichever_way_the_time_is_cut(cuts: list[int]) -> None:
    edges = [timedelta(microseconds=cut) for cut in sorted(cuts)]
    times = [BEGINS, *(BEGINS + edge for edge in edges), STORY.ends_at]

    parts = [STORY.posts(*pair) for pair in pairwise(times)]

    ids = [name for part in parts for name in part.column("post_id").to_pylist()]
    assert ids == [row["post_id"] for row in rows()]

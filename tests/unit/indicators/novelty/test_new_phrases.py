"""New phrases: what several accounts begin to say within an hour."""

import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.indicators.novelty import hours

from tocsin.indicators import novelty

BURST = [(f"user{one}", f"安平电锅自燃爆炸 第{one}例") for one in range(5)]
USUAL = [(f"regular{one}", "安平的電鍋很好用 rice cooker works") for one in range(5)]


def said(told: novelty.Told) -> list[str]:
    return [one.phrase for one in told.phrases]


def test_what_five_people_begin_to_say_is_one_phrase_with_their_posts() -> None:
    told = novelty.tell(hours.hour([*USUAL, *BURST]), hours.known())

    assert "自燃爆炸" in said(told)[0]
    assert told.phrases[0].accounts == 5
    assert told.phrases[0].evidence == tuple(f"plaza/{number:05}" for number in range(5, 10))
    assert told.novelty == 0.5
    assert [post for _, post in told.evidence["novelty"]] == list(told.phrases[0].evidence)


def test_english_words_and_pairs_make_one_phrase() -> None:
    burst = [(f"user{one}", f"My rice cooker is exploding batteries! {one}") for one in range(4)]

    assert "exploding batteries" in said(novelty.tell(hours.hour(burst), hours.known()))


def test_a_phrase_is_shown_as_its_posts_write_it() -> None:
    burst = [(f"user{one}", f"安平電鍋自燃爆炸，{one}") for one in range(4)]
    burst += [("user9", "安平电锅自燃爆炸")]

    assert said(novelty.tell(hours.hour(burst), hours.known()))[0].endswith("自燃爆炸")
    assert "電鍋自燃爆炸" in said(novelty.tell(hours.hour(burst), hours.known()))


def test_a_part_of_a_word_is_told_as_the_word() -> None:
    burst = [(f"user{one}", f"安平{'甲乙丙丁戊'[one]}酸奶过期了{one}") for one in range(5)]

    assert said(novelty.tell(hours.hour(burst), hours.known())) == ["酸奶过期"]


def test_one_account_that_repeats_itself_is_never_a_new_phrase() -> None:
    told = novelty.tell(hours.hour([("shouter", "自燃爆炸 fire fire fire")] * 300), hours.known())

    assert said(told) == []
    assert told.novelty == 0.0


def test_two_accounts_are_too_few_and_nobody_counts_for_none() -> None:
    loud = [("a", "自燃爆炸"), ("b", "自燃爆炸"), *[("", "自燃爆炸")] * 20]

    assert said(novelty.tell(hours.hour(loud), hours.known())) == []


def test_what_is_only_passed_on_is_not_said_anew() -> None:
    passed_on = hours.hour(BURST, repost_id=["plaza/1"] * len(BURST))

    told = novelty.tell(passed_on, hours.known())

    assert said(told) == []
    assert math.isnan(told.novelty)


def test_what_was_always_said_is_not_new_however_many_say_it() -> None:
    flood = [(f"user{one}", "安平的電鍋很好用 rice cooker works") for one in range(400)]

    assert said(novelty.tell(hours.hour(flood), hours.known())) == []


def test_a_phrase_grows_old() -> None:
    known = hours.known()
    for number in range(hours.HOUR, hours.HOUR + 24):
        novelty.learn(hours.hour([*USUAL, *BURST], number), known)

    assert said(novelty.tell(hours.hour([*USUAL, *BURST]), known)) == []


def test_own_terms_stop_words_links_and_handles_are_in_no_phrase() -> None:
    text = "@someone123 安平 的是了 about which https://x.example/exploding/battery"
    loud = [(f"user{one}", text) for one in range(9)]

    assert said(novelty.tell(hours.hour(loud), hours.known())) == []


def test_nothing_is_new_before_a_day_was_heard() -> None:
    told = novelty.tell(hours.hour(BURST), hours.known(23))

    assert said(told) == []
    assert math.isnan(told.novelty)
    assert math.isnan(told.newcomers)


def test_the_order_of_posts_changes_nothing() -> None:
    posts = hours.posts([*USUAL, *BURST])
    shuffled = posts.take(pa.array(np.random.default_rng(7).permutation(posts.num_rows)))

    told = [
        novelty.tell(novelty.Hour.of(hours.HOUR, some), hours.known()) for some in (posts, shuffled)
    ]

    assert told[0] == told[1]


def test_what_is_known_comes_back_as_it_was_written_down() -> None:
    known = hours.known()
    again = novelty.Known.load(known.dump())

    assert again.dump() == known.dump()
    assert novelty.tell(hours.hour(BURST), again) == novelty.tell(hours.hour(BURST), known)


def test_a_busy_watch_keeps_its_size_and_still_hears_what_is_new() -> None:
    known = novelty.Known.empty(hours.HOUR - 100)
    letters = [chr(point) for point in range(0x4E00, 0x4E00 + 2_000)]
    random = np.random.default_rng(3)
    for number in range(hours.HOUR - 30, hours.HOUR):
        some = [("".join(random.choice(letters, 40)), f"u{one}") for one in range(120)]
        novelty.learn(hours.hour([(who, text) for text, who in some], number), known)

    told = novelty.tell(
        hours.hour(
            [*((f"v{one}", "".join(random.choice(letters, 40))) for one in range(200)), *BURST]
        ),
        known,
    )

    assert len(known.dump()) < 500_000
    assert "自燃爆炸" in "".join(said(told))


def test_an_hour_without_posts_is_told() -> None:
    told = novelty.tell(hours.hour([]), hours.known())

    assert told.newcomers == 0.0
    assert math.isnan(told.novelty)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(["", "a", "b", "c", "d"]), st.text(max_size=60))))
def test_no_text_breaks_it(some: list[tuple[str, str]]) -> None:
    hour = hours.hour(some)
    known = hours.known(24)
    told = novelty.tell(hour, known)
    novelty.learn(hour, known)

    assert all(one.accounts >= 3 for one in told.phrases)
    assert math.isnan(told.novelty) or 0 <= told.novelty <= 1


@pytest.mark.parametrize(
    "text", ["\n" * 50, "\ud800爆炸", "\U0010ffff" * 9, "a" * 5_000, "爆" * 5_000]
)
def test_odd_texts_are_survived(text: str) -> None:
    hour = hours.posts([(f"user{one}", "x") for one in range(4)])
    folded = pa.array([text.encode("utf-8", "ignore").decode()] * 4)
    odd = hour.set_column(hour.schema.get_field_index("folded"), "folded", folded)

    assert len(novelty.tell(novelty.Hour.of(hours.HOUR, odd), hours.known()).phrases) <= 20

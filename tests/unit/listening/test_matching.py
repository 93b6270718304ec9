"""What a watch wants, said in examples."""

import pickle
from datetime import UTC, datetime

import pyarrow as pa
import pytest

from tocsin.kernel import folding
from tocsin.listening import POSTS, Near, Watch, errors, matching

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def some_posts(texts: list[str], **columns: list[str | None]) -> pa.RecordBatch:
    rows = [
        {
            "platform": "weibo",
            "post_id": str(number),
            "account": "",
            "text": text.encode("utf-8", "ignore").decode(),
            "lang": "",
            "created_at": NOON,
            "received_at": NOON,
            "simulated": False,
        }
        | {name: values[number] for name, values in columns.items()}
        for number, text in enumerate(texts)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=POSTS)


def wanted(watch: Watch, *texts: str, **columns: list[str | None]) -> list[bool]:
    posts = some_posts(list(texts), **columns)
    matched = matching.Matcher([watch]).match(folding.fold_many(list(texts)), posts)
    return [bool(ids) for ids in matched.watches.to_pylist()]


def a_watch(**asked: object) -> Watch:
    return Watch(watch_id="w", name="apple", **asked)  # type: ignore[arg-type] # the tests' own words


def test_a_latin_term_is_a_word_of_its_own() -> None:
    texts = (
        "I bought an Apple.",
        "pineapple",
        "apples",
        "用apple手机",
        "apple2",
        "ａｐｐｌｅ!",
        "#apple_fail",
    )

    assert wanted(a_watch(any=("apple",)), *texts) == [True, False, False, True, False, True, True]


def test_an_accented_or_cyrillic_neighbour_continues_a_word() -> None:
    assert wanted(a_watch(any=("caf", "бра")), "café", "caf é", "обрат", "бра!") == [
        False,
        True,
        False,
        True,
    ]


def test_a_number_is_not_found_in_a_longer_one() -> None:
    assert wanted(a_watch(any=("iphone 15",)), "iPhone 15卖了", "iphone 150") == [True, False]


def test_a_chinese_term_needs_no_boundary_and_either_script() -> None:
    texts = ("我的蘋果手機", "苹果手机", "平果")

    assert wanted(a_watch(any=("蘋果",)), *texts) == [True, True, False]


def test_the_fruit_is_not_the_firm() -> None:
    watch = a_watch(any=("苹果",), exclusions=("苹果树", "吃苹果"))

    assert wanted(watch, "苹果树开花", "苹果树下用苹果", "我吃苹果树", "苹果") == [
        False,
        True,
        False,
        True,
    ]


def test_all_any_and_none_are_joined() -> None:
    watch = a_watch(any=("退款", "refund"), all=("苹果", "手机"), none=("广告",))
    texts = ("苹果手机退款", "苹果退款", "苹果手机", "苹果手机退款广告", "refund 苹果 手机")

    assert wanted(watch, *texts) == [True, False, False, False, True]


def test_near_counts_folded_letters_in_either_order() -> None:
    watch = a_watch(near=(Near(first="电池", second="爆炸", within=3),))
    texts = ("电池会爆炸", "爆炸的是电池", "电池一二三爆炸", "电池一二三四爆炸", "电池", "电池电池")

    assert wanted(watch, *texts) == [True, True, True, False, False, False]


def test_a_term_near_itself_must_stand_twice() -> None:
    watch = a_watch(near=(Near(first="假", second="假", within=2),))

    assert wanted(watch, "假货", "假货假", "假一二三假") == [False, True, False]


def test_near_does_not_reach_into_the_next_post() -> None:
    watch = a_watch(near=(Near(first="电池", second="爆炸"),))

    assert wanted(watch, "说电池", "爆炸了") == [False, False]


def test_a_hashtag_is_whole() -> None:
    texts = ("#苹果# 好", "#苹果", "#苹果手机#", "＃蘋果，买", "苹果", "#苹果[超话]#", "#苹果_x")
    watch = a_watch(hashtags=("#苹果#",))

    assert wanted(watch, *texts) == [True, True, False, True, False, True, False]


def test_a_watched_account_needs_no_word() -> None:
    watch = a_watch(accounts=("abc",), none=("广告",))

    assert wanted(watch, "早", "早", "广告", account=["abc", "abd", "abc"]) == [True, False, False]


def test_a_pattern_runs_on_the_folded_text() -> None:
    watch = a_watch(patterns=("退.{0,3}貨", "^Price: \\d+$"))
    texts = ("退了的貨", "退货", "退一二三四货", "PRICE: 12", "the price: 12")

    assert wanted(watch, *texts) == [True, True, False, True, False]


def test_a_pattern_never_runs_over_into_the_next_post() -> None:
    assert wanted(a_watch(patterns=("a[^z]+b",)), "xa", "bx", "a b") == [False, False, True]


def test_a_pattern_looks_on_behind_an_exclusion() -> None:
    watch = a_watch(patterns=("苹果.",), exclusions=("苹果树",))

    assert wanted(watch, "苹果树", "苹果树苹果机") == [False, True]


@pytest.mark.parametrize(
    "pattern",
    ["(", "(?=a)", "(a)\\1", "x*", "a{1000}{1000}", "\\pL{600}", "a)(b", "\\Aa", "(?-m:^a)"],
)
def test_a_pattern_that_cannot_be_kept_is_refused_with_its_reason(pattern: str) -> None:
    with pytest.raises(errors.BadPattern) as refused:
        matching.Matcher([a_watch(patterns=(pattern,))])

    assert refused.value.facts["pattern"] == pattern
    assert refused.value.facts["why"]


@pytest.mark.parametrize(
    "asked",
    [{}, {"none": ("a",)}, {"any": ("\u200b", " ")}, {"hashtags": ("#",)}, {"languages": ("zh",)}],
)
def test_a_watch_that_could_never_match_is_refused(asked: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(errors.EmptyWatch):
        matching.Matcher([a_watch(**asked)])


def test_a_watch_of_sources_alone_takes_all_they_bring() -> None:
    matcher = matching.Matcher([a_watch(sources=("mailbox",), none=("spam",))])
    texts = ["hello", "spam", ""]

    ours = matcher.match(texts, some_posts(texts), source_id="mailbox")
    others = matcher.match(texts, some_posts(texts), source_id="weibo")

    assert ours.watches.to_pylist() == [["w"], [], ["w"]]
    assert others.watches.to_pylist() == [[], [], []]


def test_languages_let_the_unknown_pass_and_tell_the_chinese_scripts_apart() -> None:
    watch = a_watch(any=("x",), languages=("zh-Hant", "en"))
    declared: list[str | None] = ["zh-TW", "zh-CN", "zh", "en-GB", "fr", "", "und", "cmn-Hant"]

    assert wanted(watch, *["x"] * 8, lang=declared) == [
        True,
        False,
        True,
        True,
        False,
        True,
        True,
        True,
    ]


def test_read_languages_stand_in_for_the_declared() -> None:
    matcher = matching.Matcher([a_watch(any=("x",), languages=("en",))])
    posts = some_posts(["x", "x"], lang=["en", "zh"])

    matched = matcher.match(["x", "x"], posts, languages=pa.array(["zh-Hans", "en"]))

    assert matched.watches.to_pylist() == [[], ["w"]]


def test_regions_and_platforms_are_filters() -> None:
    watch = a_watch(any=("x",), regions=("臺灣",), platforms=("Weibo",))
    regions: list[str | None] = ["台湾", "北京", None, "台灣"]

    assert wanted(
        watch, "x", "x", "x", "x", region=regions, platform=["weibo", "weibo", "weibo", "x"]
    ) == [True, False, False, False]


def test_the_terms_of_every_watch_that_wants_the_post_are_told_once() -> None:
    watches = [
        Watch(watch_id="b", name="b", any=("蘋果", "APPLE"), hashtags=("苹果",)),
        Watch(watch_id="a", name="a", all=("苹果",), any=("退",), patterns=("退.",)),
        Watch(watch_id="c", name="c", any=("苹果", "树"), none=("退",)),
    ]
    texts = ["#苹果# 退货", "树"]

    matched = matching.Matcher(watches).match(folding.fold_many(texts), some_posts(texts))

    assert matched.watches.to_pylist() == [["b", "a"], ["c"]]
    assert matched.terms.to_pylist() == [["苹果", "#苹果", "退", "退."], ["树"]]


def test_a_matcher_travels_to_another_process() -> None:
    matcher = pickle.loads(pickle.dumps(matching.Matcher([a_watch(any=("苹果",))])))
    texts = ["蘋果"]

    assert matcher.match(folding.fold_many(texts), some_posts(texts)).watches.to_pylist() == [["w"]]


def test_no_watches_and_no_posts_match_nothing() -> None:
    assert matching.Matcher([]).match(["a"], some_posts(["a"])).watches.to_pylist() == [[]]
    assert matching.Matcher([a_watch(any=("a",))]).match([], some_posts([])).terms.to_pylist() == []


def test_hostile_text_neither_crashes_nor_moves_the_rows() -> None:
    texts = [
        "",
        "a\nb",
        "\x00",
        "苹果" * 50_000,
        "\ud83d",
        "\U0010ffff",
        "苹\u200b果",
        "\u202e苹果",
        "a",
    ]
    watch = a_watch(any=("苹果",))

    folded = matching.Matcher([watch]).match(folding.fold_many(texts), some_posts(texts))
    unfolded = matching.Matcher([watch]).match(texts, some_posts(texts))

    assert folded.watches.to_pylist() == [[], [], [], ["w"], [], [], ["w"], ["w"], []]
    assert unfolded.watches.to_pylist() == [[], [], [], ["w"], [], [], [], ["w"], []]


def test_rows_stay_in_place_over_many_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "CHUNK_POSTS", 7)
    monkeypatch.setattr(matching, "CHUNK_BYTES", 80)
    texts = [f"苹果 {number}" if number % 3 else "早" for number in range(100)]

    matched = matching.Matcher([a_watch(any=("苹果",))]).match(texts, some_posts(texts))

    assert [bool(ids) for ids in matched.watches.to_pylist()] == [n % 3 > 0 for n in range(100)]

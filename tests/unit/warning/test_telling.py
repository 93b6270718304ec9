"""Every change explains itself: the same facts in notice, API and three languages."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from tocsin import notices, shapes, warning
from tocsin.kernel import catalogue
from tocsin.warning import consequence, model, telling

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WORDS = catalogue.standard()
REASONS = (
    warning.Reason(
        rule="seasonal.burst",
        indicator="negative",
        window_s=900,
        value=84.0,
        expected=6.2,
        rate_per_week=0.05,
        share=0.7,
    ),
    warning.Reason(
        rule="seasonal.swell",
        indicator="mentions",
        window_s=21_600,
        value=412.0,
        expected=88.0,
        rate_per_week=0.004,
        share=0.3,
    ),
)
EXPLANATION = model.Explanation(
    code="warning.rose",
    rate_per_week=0.05,
    rarity=warning.Level.YELLOW,
    lift=1,
    rules=("seasonal.burst/negative", "seasonal.swell/mentions", "fixed.fired/negative"),
    findings=(
        consequence.Finding(
            code="safety", lift=1, posts=("plaza/1",), words=("中毒",), share=0.4, usual=0.02
        ),
    ),
    stories=(model.Story(story="00aa", posts=("plaza/1", "plaza/2")),),
    platforms=(("plaza", 87), ("weibo", 12)),
    phrases=(
        model.Phrase(phrase="自燃爆炸", accounts=41, posts=56, evidence=("plaza/1",)),
        model.Phrase(phrase="<b>暴雷", accounts=9, posts=9),
    ),
    cues=(
        model.Cue(cue="demands", word="退款", posts=13),
        model.Cue(cue="doubts", word="求证", posts=2),
    ),
    degraded="outage",
    confidence=model.Confidence(heard=0.75, learned=0.5, agreed=1.0),
    versions=model.Versions(detector="seasonal 2", reader="plain 1", table=3, rules=7),
    beside=model.Beside(
        model=3, person="Lin Mei", chance=0.71, rules=warning.Level.BLUE, rules_rate_per_week=0.62
    ),
    budget_per_week=2.0,
    edges={"blue": 2.0, "yellow": 0.46, "orange": 0.15, "red": 0.04},
    periods=("Launch",),
    calm_minutes=360,
    comes_down_above=1.38,
)
CHANGE = warning.LevelChange(
    change_id="c1",
    warning_id="e1",
    watch_id="w1",
    at=NOON,
    before=warning.Level.BLUE,
    after=warning.Level.ORANGE,
    reasons=REASONS,
    evidence=("plaza/1", "plaza/2"),
    coverage=0.75,
    detector="seasonal 2",
    facts={},
    explanation=EXPLANATION,
)


def sentences(lang: str) -> list[str]:
    return [said(lang, line) for line in telling.lines(CHANGE)]


def said(lang: str, line: Mapping[str, Any]) -> str:
    return WORDS.say(lang, line["code"], line["facts"])


def numbers(text: str) -> list[str]:
    """Return the numbers of a text, in order of size: word order differs between languages."""
    return sorted(re.findall(r"\d+(?:[.,]\d+)*", text))


def test_the_same_facts_stand_in_every_language() -> None:
    told = [[numbers(one) for one in sentences(lang)] for lang in catalogue.LANGUAGES]

    assert told[0] == told[1] == told[2]
    assert len([number for line in told[0] for number in line]) > 30


@pytest.mark.parametrize("lang", catalogue.LANGUAGES)
def test_no_code_and_no_placeholder_is_left_over(lang: str) -> None:
    text = "\n".join(sentences(lang))

    assert "warning." not in text
    assert "{" not in text


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "15 min like these come about once a week here."),
        ("zh-Hant", "在此監測主題，這樣的 15 分鐘，約每週 1 次。"),
        ("zh-Hans", "在此监测主题，这样的 15 分钟，约每周 1 次。"),
    ],
)
def test_how_often_is_said_about_once(lang: str, told: str) -> None:
    weekly = replace(EXPLANATION, rate_per_week=1.0)
    change = replace(CHANGE, explanation=weekly)

    assert told in [said(lang, line) for line in telling.lines(change)]


@pytest.mark.parametrize(
    ("weeks", "told"),
    [
        (13.0, "about once in 13 weeks"),
        (520.0, "about once in 10 years"),
        (1e6, "less than once in 100 years"),
        (float("inf"), "less than once in 100 years"),
    ],
)
def test_beyond_a_century_no_figure_is_told(weeks: float, told: str) -> None:
    line = telling.parts.rarity(1 / weeks)

    assert said("en", line) == told


def test_a_person_reads_what_how_rare_why_how_sure_and_what_ends_it() -> None:
    text = "\n".join(sentences("en"))

    for wanted in (
        "Rose from Blue to Orange",
        "15 min like these come about once in 20 weeks here.",
        "Rarity alone says Yellow",
        "risk model 3, which Lin Mei put in use: 71 %",
        "The rules alone would say Blue",
        "84 in 15 min, 6.2 expected",
        "Also fired: Fixed threshold, negative posts",
        "Safety and health",
        "412 in 6 h with spikes cut to what is ordinary, 88 expected",
        "plaza 87 · Weibo 12",
        "Story 00aa: plaza/1 · plaza/2",
        "自燃爆炸 41 · <b>暴雷 9",
        "demands: 退款 13",
        "doubts: 求证 2",
        "Coverage: 75 %",
        "neither calm nor a crisis",
        "Confidence middling",
        "Launch",
        "Falls by one level after 6 h",
        "detector seasonal 2, reader plain 1, table 3",
    ):
        assert wanted in text


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "plaza 87 · Weibo 12"),
        ("zh-Hant", "plaza 87 · 微博 12"),
        ("zh-Hans", "plaza 87 · 微博 12"),
    ],
)
def test_platforms_go_by_the_name_that_their_readers_use(lang: str, told: str) -> None:
    assert any(told in one for one in sentences(lang))


@pytest.mark.parametrize("lang", catalogue.LANGUAGES)
def test_a_fall_says_how_long_it_was_calm_and_what_is_seen_now(lang: str) -> None:
    told = replace(EXPLANATION, was_calm_above=1.0, rate_per_week=12 / 52)
    fall = replace(CHANGE, after=warning.Level.NONE, reasons=(), evidence=(), explanation=told)

    lines = telling.lines(fall)[:2]

    assert [line["code"] for line in lines] == ["warning.told.calmed", "warning.told.now"]
    assert "6" in said(lang, lines[0])
    assert "{" not in "".join(said(lang, line) for line in lines)


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("indicator", ["mentions", "negative", "accounts", "reposts"])
def test_screen_and_notice_call_what_is_judged_by_one_name(lang: str, indicator: str) -> None:
    rooms = ("ui", "warning", "notices")

    assert len({WORDS.say(lang, f"{room}.indicator.{indicator}") for room in rooms}) == 1


def test_the_notice_says_what_the_api_says() -> None:
    told: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(shapes.change(CHANGE)))
    news = notices.News(
        change_id="c1",
        warning_id="e1",
        watch_id="w1",
        watch_name="Kettle",
        at=NOON,
        before="blue",
        after="orange",
        lines=tuple(telling.lines(CHANGE)),
    )
    route = notices.Route(channel="email", recipient="a@example.org", languages=catalogue.LANGUAGES)
    (notice,) = notices.compose([news], [route], now=NOON)

    text = notices.wording.write(notice, WORDS).text

    for lang in catalogue.LANGUAGES:
        for line in told["lines"]:
            assert said(lang, line) in text


def test_an_explanation_is_kept_and_read_back_whole() -> None:
    told = msgspec.json.encode(CHANGE)

    assert msgspec.json.decode(told, type=warning.LevelChange) == CHANGE


def test_a_change_of_before_explanations_is_still_told() -> None:
    old = replace(CHANGE, explanation=None)

    assert [line["code"] for line in telling.lines(old)] == [
        "warning.told.rose",
        "warning.told.reason",
        "warning.told.steady",
        "warning.told.coverage",
    ]


def test_a_class_of_ones_own_goes_by_its_own_name() -> None:
    own = telling.posts.named(consequence.Finding(code="recall", lift=1, name="召回 recall"))

    assert WORDS.say("en", "warning.told.lifted", {"rarity": own, "lift": 1}).startswith(
        "Rarity alone says 召回 recall"
    )

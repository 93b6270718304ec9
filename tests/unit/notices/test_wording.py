"""The words of a notice."""

from dataclasses import replace

import pytest
from tests.unit.notices.making import BOSS, NOON, news, notice, route

from tocsin import notices
from tocsin.kernel import catalogue
from tocsin.notices import wording

CATALOGUE = catalogue.standard()


def test_a_notice_says_what_why_how_sure_and_where() -> None:
    words = wording.write(notice(chain=(BOSS,)), CATALOGUE, address="http://127.0.0.1:8000/")

    assert words.subject == "red warning: Jadelight (was calm)"
    assert words.text.splitlines() == [
        "red warning: Jadelight (was calm)",
        "",
        "Since 2026-03-01 12:00 UTC",
        (
            "Negative posts: 320 within 10 min, where 12.5 were expected "
            "(happens about once in 19 years)"
        ),
        "Coverage: 75 % of the sources were heard",
        "Evidence: weibo/1, x/2",
        "Open: http://127.0.0.1:8000/warnings/warning of watch-1",
        "Please acknowledge it by name; if nobody does, the next person is told after 10 min.",
        "",
        f"Tocsin · notice {notice().notice_id}",
    ]


@pytest.mark.parametrize(
    ("lang", "subject"),
    [
        ("zh-Hant", "紅色預警：Jadelight（原為無預警）"),
        ("zh-Hans", "红色预警：Jadelight（原为无预警）"),
        ("en", "red warning: Jadelight (was calm)"),
    ],
)
def test_every_language_has_its_words(lang: str, subject: str) -> None:
    words = wording.write(notice(languages=(lang,)), CATALOGUE)

    assert words.subject == subject
    assert "{" not in words.text


def test_a_reader_of_two_languages_gets_both() -> None:
    words = wording.write(notice(languages=("zh-Hant", "en")), CATALOGUE)

    assert words.subject.startswith("紅色預警")
    assert "red warning" in words.text
    assert '<div lang="en">' in words.html


def test_a_watch_name_cannot_open_a_header_or_a_tag() -> None:
    evil = "<img src=x>\r\nBcc: all@example.org\u202e\x00"
    told = notices.compose([news(watch_name=evil)], [route()], now=NOON)[0]

    words = wording.write(told, CATALOGUE)

    assert words.subject == "red warning: <img src=x> Bcc: all@example.org (was calm)"
    assert "<img" not in words.html
    assert "&lt;img" in words.html


def test_an_endless_name_does_not_make_an_endless_subject() -> None:
    told = notices.compose([news(watch_name="刷" * 100_000)], [route()], now=NOON)[0]

    assert len(wording.write(told, CATALOGUE).subject) == 200


def test_simulated_news_says_so_first() -> None:
    told = notices.compose([replace(news(), is_simulated=True)], [route()], now=NOON)[0]

    assert wording.write(told, CATALOGUE).subject.startswith("[Simulation] ")


def test_a_repeat_says_that_it_may_be_one() -> None:
    words = wording.write(replace(notice(), doubts=1), CATALOGUE)

    assert "You may have received this notice before" in words.text


@pytest.mark.parametrize(
    "facts", [{}, {"reasons": 7, "evidence": {}, "coverage": "?"}, {"reasons": [{}, None]}]
)
def test_missing_or_odd_facts_never_fail_a_notice(facts: dict[str, object]) -> None:
    words = wording.write(replace(notice(), facts=facts), CATALOGUE)

    assert words.subject

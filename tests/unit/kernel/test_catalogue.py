"""Sentences in three languages."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tocsin.kernel import catalogue

STANDARD = catalogue.standard()
OTHERS = [lang for lang in catalogue.LANGUAGES if lang != catalogue.FALLBACK]


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_has_the_same_sentences(lang: str) -> None:
    assert set(STANDARD.texts[lang]) == set(STANDARD.texts[catalogue.FALLBACK])


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_fills_the_same_placeholders(lang: str) -> None:
    differing = [
        code
        for code, text in STANDARD.texts[catalogue.FALLBACK].items()
        if catalogue.placeholders(text)
        != catalogue.placeholders(STANDARD.texts[lang].get(code, ""))
    ]

    assert differing == []


def _a_catalogue(folder: Path) -> catalogue.Catalogue:
    (folder / "en").mkdir()
    (folder / "zh-Hant").mkdir()
    (folder / "en" / "room.json").write_text('{"room.a": "{n} of {m}", "room.b": "only here"}')
    (folder / "zh-Hant" / "room.json").write_text('{"room.a": "{m} 之 {n}"}')
    return catalogue.load(folder)


def test_a_sentence_is_filled_in_its_language(tmp_path: Path) -> None:
    told = _a_catalogue(tmp_path)

    assert told.say("zh-TW", "room.a", {"n": 1234, "m": 2.50}) == "2.5 之 1,234"
    assert told.say("en", "room.a", {"n": 3.0, "m": None}) == "3 of none"


def test_english_serves_where_a_language_lacks_a_sentence(tmp_path: Path) -> None:
    assert _a_catalogue(tmp_path).say("zh-Hant", "room.b") == "only here"


def test_an_unknown_code_stands_for_itself(tmp_path: Path) -> None:
    assert _a_catalogue(tmp_path).say("en", "room.none", {"n": 1}) == "room.none"


def test_a_missing_fact_leaves_its_placeholder(tmp_path: Path) -> None:
    assert _a_catalogue(tmp_path).say("en", "room.a", {"n": "{m}"}) == "{m} of {m}"


def test_a_time_is_told_in_utc() -> None:
    told = catalogue.Catalogue({"en": {"x": "{at}"}})

    assert told.say("en", "x", {"at": datetime(2026, 3, 1, tzinfo=UTC)}) == "2026-03-01 00:00 UTC"


@pytest.mark.parametrize(
    ("wanted", "served"),
    [
        ("zh-Hant", "zh-Hant"),
        ("zh_TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("zh-Hans-SG", "zh-Hans"),
        ("en-GB", "en"),
        ("", "en"),
        ("zhx", "en"),
    ],
)
def test_the_closest_language_is_served(wanted: str, served: str) -> None:
    assert catalogue.closest(wanted) == served

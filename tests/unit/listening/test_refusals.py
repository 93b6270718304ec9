"""Why a watch or a source is refused is told in words, whatever the language."""

import pytest
from tests import sentences

from tocsin import connectors
from tocsin.kernel import clock, pseudonyms
from tocsin.kernel.errors import TocsinError
from tocsin.listening import patterns


@pytest.mark.parametrize(
    ("why", "written"),
    [
        ("too_long", "x" * 1_001),
        ("whole_text", r"\Aabc"),
        ("too_large", r"\pL{600}"),
        ("every_text", "x*"),
        ("open", "(abc"),
        ("close", "abc)"),
        ("open_class", "[abc"),
        ("class", "[z-a]"),
        ("class", r"\p{Nowhere}"),
        ("repetition", "*a"),
        ("repetition", "a**"),
        ("repetition_size", "a{1001}"),
        ("repetition_size", "a{2,1}"),
        ("look_around", "(?=a)"),
        ("look_around", "(?<!a)b"),
        ("back_reference", r"(a)\1"),
        ("back_reference", "(?P<a>b)(?P=a)"),
        ("operator", "(?>a)"),
        ("group_name", "(?P<a"),
        ("escape", r"\q"),
        ("backslash", "a\\"),
    ],
)
def test_a_pattern_is_refused_with_its_reason_in_words(why: str, written: str) -> None:
    with pytest.raises(TocsinError) as refused:
        patterns.Pattern(written)

    reason = refused.value.facts["why"]
    assert isinstance(reason, dict)
    assert reason["code"] == f"listening.pattern.{why}"
    sentences.assert_plain(sentences.said(refused.value.code, refused.value.facts))


@pytest.mark.parametrize(
    ("connector", "told"),
    [
        ("rsss", {}),
        ("rss", {}),
        ("rss", {"url": "not an address"}),
        ("rss", {"url": "https://news.example/feed.xml", "colour": "red"}),
        ("webhook", {"secrets": ["short"]}),
        ("webhook", {"secrets": []}),
        ("file", {"path": "posts.csv", "preset": "none of ours"}),
        ("file", {"path": "posts.csv", "time_zone": "Mars/Olympus"}),
    ],
)
def test_a_source_is_refused_with_its_reason_in_words(
    connector: str, told: dict[str, object]
) -> None:
    with pytest.raises(TocsinError) as refused:
        connectors.kind(connector).connect(
            told, clock=clock.SystemClock(), pseudonyms=pseudonyms.Pseudonyms(key=bytes(32))
        )

    assert refused.value.code == "listening.bad_settings"
    sentences.assert_plain(sentences.said(refused.value.code, refused.value.facts))

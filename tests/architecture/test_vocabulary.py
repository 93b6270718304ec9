"""One word per thing (docs/glossary.md): the rejected ones name nothing of ours."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.architecture import reading

# Singular and plural. "mentions" is an indicator's name and "metrics" our own telemetry.
REJECTED = {
    "alert": "EarlyWarning",
    "alerts": "EarlyWarning",
    "crawler": "Connector",
    "incident": "Case or EarlyWarning",
    "incidents": "Case or EarlyWarning",
    "influencer": "KeyNode",
    "influencers": "KeyNode",
    "item": "Post, or the thing itself",
    "mention": "Post",
    "message": "Post or Notice",
    "messages": "Post or Notice",
    "metric": "Indicator",
    "postmortem": "Review",
    "runbook": "Playbook",
    "severity": "Level",
    "snooze": "Silence",
    "tweet": "Post",
    "tweets": "Post",
}
NAMELESS = {"utils", "helpers", "common", "manager", "handler", "processor", "data", "info"}
STANDARD = {"warnings", "signal", "platform", "queue", "types", "calendar", "statistics", "token"}

# They read what others wrote and call its parts by their names there: RSS has items, a corpus
# tweets.
FOREIGN = {
    "src/tocsin/connectors/rss/mapping.py": {"item"},
    "tests/bench/episodes.py": {"incident", "incidents"},
    "tools/corpora/disasters.py": {"tweet", "tweets"},
}

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
_UI_NOISE = re.compile(
    r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`", re.DOTALL
)
_UI_NAME = re.compile(
    r"\b(?:const|let|var|function|class|interface|type|enum)\s+([A-Za-z_$][\w$]*)"
)


def words(identifier: str) -> set[str]:
    """Return the words of an identifier.

    >>> sorted(words("EarlyWarning_v2")), sorted(words("HTTPAlertRow"))
    (['2', 'early', 'v', 'warning'], ['alert', 'http', 'row'])
    """
    return {word.lower() for word in _WORD.findall(identifier)}


def rejected(identifier: str) -> list[str]:
    return sorted(words(identifier) & set(REJECTED))


def ui_names(file: Path) -> Iterator[tuple[int, str]]:
    """Yield what a TypeScript file declares; strings and comments are blanked first."""
    yield 1, file.stem
    text = file.read_text(encoding="utf-8")
    bare = _UI_NOISE.sub(lambda noise: "\n" * noise[0].count("\n"), text)
    for found in _UI_NAME.finditer(bare):
        yield bare.count("\n", 0, found.start()) + 1, found[1]


def complaints(file: Path, names: Iterator[tuple[int, str]]) -> list[str]:
    foreign = FOREIGN.get(reading.name(file), set())
    return [
        f"{reading.name(file)}:{line} {name}: say {REJECTED[word]}"
        for line, name in names
        for word in rejected(name)
        if word not in foreign
    ]


@pytest.mark.parametrize("folder", ["src/tocsin", "tests", "tools"])
def test_no_rejected_word_names_anything_in_python(folder: str) -> None:
    files = reading.modules(reading.ROOT / folder)
    found = [one for file in files for one in complaints(file, reading.identifiers(file))]

    assert found == []


def test_no_rejected_word_names_anything_in_the_ui() -> None:
    files = sorted([*reading.UI.rglob("*.ts"), *reading.UI.rglob("*.tsx")])
    found = [one for file in files for one in complaints(file, ui_names(file))]

    assert found == []


def test_no_module_is_named_for_nothing_or_like_the_standard_library() -> None:
    files = [file for file in reading.modules() if not file.stem.startswith("_")]
    folders = {file.parent for file in reading.modules()}
    named = [*((file.stem, file) for file in files), *((one.name, one) for one in folders)]

    assert [reading.name(path) for name, path in named if name in NAMELESS | STANDARD] == []
    assert set(sys.stdlib_module_names) >= STANDARD


@pytest.mark.parametrize(
    ("identifier", "found"),
    [
        ("AlertRow", ["alert"]),
        ("open_incidents", ["incidents"]),
        ("TweetID", ["tweet"]),
        ("mentions", []),
        ("metrics", []),
        ("itemised", []),
        ("EarlyWarning", []),
    ],
)
def test_the_vocabulary_test_bites(identifier: str, found: list[str]) -> None:
    assert rejected(identifier) == found


def test_ui_names_are_read_past_strings_and_comments(tmp_path: Path) -> None:
    file = tmp_path / "page.tsx"
    file.write_text(
        '// const alert = 1\n/* class Tweet {} */ const a = "let item = 2"\nfunction Row() {}\n'
    )

    assert list(ui_names(file)) == [(1, "page"), (2, "a"), (3, "Row")]

"""The source says what it means: nothing put off, no sentence for people in code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import reading

_PUT_OFF = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|HA" r"CK|X" r"XX)\b")
_SENTENCE = re.compile(r"[A-Z][a-z]+(?: [\w'{}-]+){3,}[.!?]")
_FOLDERS = ("src/tocsin", "tests", "tools", "ui/src", "docs")
_ENDINGS = {".py", ".ts", ".tsx", ".css", ".toml", ".md"}
# Posts are text, not sentences of ours; migrations and contracts speak to developers.
_SPEAKING = ("simulation/", "web/contract", "web/models/", "testing/")


def written() -> list[Path]:
    found = [file for name in _FOLDERS for file in (reading.ROOT / name).rglob("*")]
    return [file for file in sorted(found) if file.suffix in _ENDINGS and file.is_file()]


def test_nothing_is_put_off() -> None:
    found = [
        f"{reading.name(file)}: {hit[0]}"
        for file in written()
        for hit in _PUT_OFF.finditer(file.read_text(encoding="utf-8"))
    ]

    assert found == []


def spoken(file: Path) -> Iterator[str]:
    """Yield the sentences among a file's strings; docstrings speak to developers."""
    tree = reading.tree(file)
    quiet = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) not in quiet and _SENTENCE.search(node.value):
            yield f"{reading.name(file)}:{node.lineno} {node.value[:80]}"


def test_sentences_for_people_live_in_the_locales() -> None:
    files = [file for file in reading.modules() if not any(one in str(file) for one in _SPEAKING)]

    assert [one for file in files for one in spoken(file)] == []


def test_logs_are_event_names_and_fields() -> None:
    found = [
        f"{reading.name(file)}:{node.lineno}"
        for file in reading.modules()
        for node in ast.walk(reading.tree(file))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("log.")
        if node.args and not isinstance(node.args[0], ast.Constant)
    ]

    assert found == []

"""What people read is complete: every sentence in every language, every code with a sentence."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.architecture import reading

from tocsin.kernel import catalogue
from tocsin.runtimes import rulings

LOCALES = reading.ROOT / "locales"
ROOMS = sorted(file.stem for file in (LOCALES / "en").glob("*.json"))
OTHERS = [lang for lang in catalogue.LANGUAGES if lang != "en"]
_CODE = re.compile(r"[a-z_]+(?:\.[a-z0-9_]+)+")
_LOG = re.compile(r"^log\.|audit\.append$")
# Words that both scripts share say nothing; these exist in one of the two only.
_ONLY_TRADITIONAL = re.compile("[這們個時來對會過還說國學開關點為與態預級監測帳號訊設資]")
_ONLY_SIMPLIFIED = re.compile("[这们个时来对会过还说国学开关点为与态预级监测账号讯设资]")


def sentences(lang: str, room: str) -> dict[str, str]:
    file = LOCALES / lang / f"{room}.json"
    told: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return told


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("room", ROOMS)
def test_every_room_speaks_every_language(lang: str, room: str) -> None:
    english, other = sentences("en", room), sentences(lang, room)
    holes = {code: catalogue.placeholders(text) for code, text in english.items()}

    assert {code: catalogue.placeholders(text) for code, text in other.items()} == holes
    assert [code for code, text in other.items() if not text.strip()] == []


@pytest.mark.parametrize("lang", OTHERS)
def test_no_language_has_a_room_that_english_lacks(lang: str) -> None:
    assert sorted(file.stem for file in (LOCALES / lang).glob("*.json")) == ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_each_script_keeps_to_its_characters(room: str) -> None:
    """A sentence may quote a language's own name for itself: "简体中文" stands in both."""
    traditional = {k: v for k, v in sentences("zh-Hant", room).items() if ".language" not in k}
    simplified = {k: v for k, v in sentences("zh-Hans", room).items() if ".language" not in k}

    assert {k: v for k, v in traditional.items() if _only(_ONLY_SIMPLIFIED, v)} == {}
    assert {k: v for k, v in simplified.items() if _only(_ONLY_TRADITIONAL, v)} == {}


def _only(letters: re.Pattern[str], text: str) -> bool:
    shared = set(_ONLY_SIMPLIFIED.pattern) & set(_ONLY_TRADITIONAL.pattern)
    return any(letter not in shared for letter in letters.findall(text))


def codes(file: Path) -> Iterator[tuple[int, str]]:
    """Yield what looks like a catalogue's code; logs, audit actions and verbs of laws are none."""
    tree = reading.tree(file)
    logged = {id(node) for call in _log_calls(tree) for node in ast.walk(call)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        looks = _CODE.fullmatch(node.value) and node.value.partition(".")[0] in ROOMS
        if looks and id(node) not in logged and node.value not in rulings.law.LAW:
            yield node.lineno, node.value


def _log_calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _LOG.search(ast.unparse(node.func)):
            yield node


def error_codes() -> Iterator[tuple[str, str]]:
    """Yield every refusal's code: (file, code)."""
    for file in reading.modules():
        for node in ast.walk(reading.tree(file)):
            if isinstance(node, ast.ClassDef):
                yield from ((reading.name(file), code) for code in _class_code(node))


def _class_code(node: ast.ClassDef) -> Iterator[str]:
    for line in node.body:
        match line:
            case (
                ast.Assign(targets=[ast.Name(id="code")], value=ast.Constant(value=str(code)))
                | ast.AnnAssign(target=ast.Name(id="code"), value=ast.Constant(value=str(code)))
            ) if code:
                yield code


def test_every_refusal_has_a_sentence() -> None:
    known = catalogue.load(LOCALES)

    assert [f"{file} {code}" for file, code in error_codes() if not known.knows(code)] == []


def test_every_code_in_the_source_has_a_sentence() -> None:
    known = catalogue.load(LOCALES)
    unknown = [
        f"{reading.name(file)}:{line} {code}"
        for file in reading.modules()
        for line, code in codes(file)
        if not known.knows(code)
    ]

    assert unknown == []

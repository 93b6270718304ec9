"""Whatever the room refuses, it says why in words of every language."""

import re
from itertools import chain
from pathlib import Path

import pytest

import tocsin
from tocsin import cases
from tocsin.kernel import catalogue

_SOURCES = ("cases", "runtimes/cases", "web/routes/cases")
_PLACES = {
    "deed": r'(?:NotNow\(what=|loading\.reason\(\w+, )"([\w.]+)"',
    "why": r'BadEntry\([^)]*why="(\w+)"',
    "flaw": r'BadBundle\(why="(\w+)"',
    "what": r'(?:BadEntry\(what=|UnknownPart\(what=|loading\.part\([\w.]+, |what: str = )"(\w+)"',
    "stands": r'NotNow\([^)]*state="(\w+)"',
}
_STATES = {
    *map(str, chain(cases.model.State, cases.Step, cases.tasks.State, cases.clocks.State)),
    *map(str, cases.papers.Handling),
    *("new", "case", "noted", "thanked"),
}


def _texts() -> str:
    root = Path(tocsin.__file__).parent
    files = chain.from_iterable((root / one).rglob("*.py") for one in _SOURCES)
    return "\n".join(file.read_text("utf-8") for file in sorted(files))


@pytest.mark.parametrize("place", sorted(_PLACES))
def test_every_code_that_a_refusal_tells_has_its_words(place: str) -> None:
    found = set(re.findall(_PLACES[place], _texts()))
    told = catalogue.standard()

    assert found
    assert {one for one in found if not told.knows(f"cases.{place}.{one}")} == set()


def test_every_state_in_which_something_cannot_be_done_has_its_words() -> None:
    told = catalogue.standard()

    assert {one for one in _STATES if not told.knows(f"cases.stands.{one}")} == set()


def test_whatever_is_written_is_named_in_words() -> None:
    found = set(re.findall(r'loading\.(?:written|texts)\((?:[^()]|\([^()]*\))*?"(\w+)"', _texts()))
    told = catalogue.standard()

    assert len(found) > 20
    assert {one for one in found if not told.knows(f"cases.what.{one}")} == set()


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The name may not be empty."),
        ("zh-Hant", "名稱不得空白。"),
        ("zh-Hans", "名称不能为空。"),
    ],
)
def test_a_refusal_reads_as_a_sentence(lang: str, sentence: str) -> None:
    refused = cases.errors.BadEntry(what="name", why="empty")

    assert catalogue.standard().say(lang, refused.code, refused.facts) == sentence


def test_what_the_catalogue_does_not_know_is_told_as_it_is() -> None:
    refused = cases.errors.UnknownPart(what="sandwich", part_id="7")

    assert "sandwich 7" in catalogue.standard().say("en", refused.code, refused.facts)
    assert refused.facts["what"] == "sandwich"

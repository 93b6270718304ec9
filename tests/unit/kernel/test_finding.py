"""Terms of a long list are found in one scan, in C and without it alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.kernel import native
from tocsin.kernel.native import finding

_ONE = [bytes([letter]) for letter in b"0123456789abcdefghijklmnopqrstuvwxyz"]
_LETTERS = st.sampled_from(["a", "b", "7", " ", "#", "退", "款", "é", "😀", "\U00020000"])
_TERMS = st.lists(st.text(_LETTERS, min_size=1, max_size=9), min_size=1, max_size=60, unique=True)


@pytest.fixture(params=[True, False], ids=["C", "no C"], autouse=True)
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param and not native.HAS:
        pytest.skip("the extension was not built here")
    monkeypatch.setattr(native, "HAS", request.param)


def _found(terms: list[str], text: str) -> list[tuple[str, int]]:
    term, begin, end = finding.Finder(terms).find(text.encode())
    raw = text.encode()
    told = list(zip(term.tolist(), begin.tolist(), end.tolist(), strict=True))
    assert all(raw[first:last].decode() == terms[number] for number, first, last in told)
    return sorted((terms[number], first) for number, first, _ in told)


def test_terms_inside_one_another_are_all_found() -> None:
    terms = ["中", "中国", "中国电", "中国电信", "国电", "中国电信公司"]

    assert _found(terms, "中国电信局") == [
        ("中", 0),
        ("中国", 0),
        ("中国电", 0),
        ("中国电信", 0),
        ("国电", 3),
    ]


def test_short_and_long_terms_are_found_at_the_very_end() -> None:
    assert _found(["x", "ab", "phone", "headphone"], "a phone") == [("phone", 2)]
    assert _found(["x", "ab", "phone", "headphone"], "退headphone") == [("headphone", 3)]
    assert _found(["x", "ab"], "x ab") == [("ab", 2), ("x", 0)]


def test_no_term_begins_in_the_middle_of_a_latin_word() -> None:
    assert _found(["phone", "one", "#one"], "headphone #one") == [("#one", 10), ("one", 11)]


def test_more_hits_than_room_was_made_for_are_told_all_the_same() -> None:
    assert len(_found(["退", "退退", "退退退"], "退" * 3_000)) == 3 * 3_000 - 3


def test_an_empty_list_and_an_empty_text_find_nothing() -> None:
    assert _found([], "退款") == []
    assert _found(["退款"], "") == []


@settings(max_examples=150, deadline=None)
@given(terms=_TERMS, text=st.text(_LETTERS, max_size=300))
def test_all_that_stands_in_a_text_is_found_and_nothing_else(terms: list[str], text: str) -> None:
    raw, word = text.encode(), b"".join(_ONE)
    begins = [at for at in range(len(raw)) if raw[at] not in word or raw[:at][-1:] not in _ONE]
    wanted = sorted(
        (term, at) for term in terms for at in begins if raw[at:].startswith(term.encode())
    )

    assert _found(terms, text) == wanted


@settings(max_examples=30, deadline=None)
@given(text=st.binary(max_size=300))
def test_bytes_that_are_no_text_break_nothing(text: bytes) -> None:
    term, begin, end = finding.Finder(["退款", "a", "ab cd ef", "😀"]).find(text)

    assert term.size == begin.size == end.size

"""Envelopes keep short secrets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.kernel import envelopes

OURS = envelopes.Envelopes(key=bytes(32))
THEIRS = envelopes.Envelopes(key=bytes(31) + b"1")


@given(st.text(max_size=300), st.text(max_size=20))
def test_what_was_sealed_is_opened_again(text: str, heading: str) -> None:
    assert OURS.open(OURS.seal(text, heading), heading) == text


def test_the_same_text_gives_the_same_envelope_under_its_heading_only() -> None:
    once, again, elsewhere = (OURS.seal("plaza:brand", one) for one in ("w1", "w1", "w2"))

    assert once == again
    assert once != elsewhere


def test_an_envelope_tells_neither_its_text_nor_its_exact_length() -> None:
    sealed = [OURS.seal(text, "w1") for text in ("plaza:ann", "plaza:leopold")]

    assert len({len(one) for one in sealed}) == 1
    assert not any("plaza" in one for one in sealed)


@pytest.mark.parametrize("place", range(4, 60, 5))
def test_a_changed_envelope_does_not_open(place: int) -> None:
    sealed = OURS.seal("plaza:brand", "w1")
    other = "A" if sealed[place] != "A" else "B"

    with pytest.raises(envelopes.NotOurs):
        OURS.open(sealed[:place] + other + sealed[place + 1 :], "w1")


@pytest.mark.parametrize("made_up", ["", "e1.", "e1.AAAA", "plaza:brand", "e1.!!!!", "e1.鐘", "x"])
def test_what_was_never_sealed_does_not_open(made_up: str) -> None:
    with pytest.raises(envelopes.NotOurs):
        OURS.open(made_up, "w1")


def test_another_key_or_heading_does_not_open_it() -> None:
    sealed = OURS.seal("plaza:brand", "w1")

    for someone, heading in ((THEIRS, "w1"), (OURS, "w2")):
        with pytest.raises(envelopes.NotOurs):
            someone.open(sealed, heading)

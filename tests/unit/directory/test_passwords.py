"""Passwords that are too easily guessed, and names that deceive."""

import pytest

from tocsin.directory import users

SECRET = "a heron walks over wet stones"


@pytest.mark.parametrize(
    ("weak", "why"),
    [
        ("short", "length"),
        ("x" * 257, "length"),
        ("abababababab", "repeats"),
        ("password12345678", "guessable"),
        ("qwertyuiop123456", "guessable"),
        ("meilin-2026-meilin", "guessable"),
        ("Tocsin!Tocsin!2026", "guessable"),
    ],
)
def test_what_guessers_try_first_is_no_password(weak: str, why: str) -> None:
    with pytest.raises(users.errors.WeakPassword) as refused:
        users.passwords.checked(weak, ("mei.lin", "Meilin"))

    assert refused.value.facts["why"] == {
        "code": f"directory.weak.{why}",
        "facts": {"least": 12, "longest": 256},
    }


@pytest.mark.parametrize("good", [SECRET, "四隻白鷺走過濕石頭上的月光呀", "Xk7#pQz9!mWv2"])
def test_a_sentence_of_ones_own_is_a_password(good: str) -> None:
    assert users.passwords.checked(good, ("mei.lin",)) == good


@pytest.mark.parametrize(
    "bad", ["", "x", "a\x00b", "a\u202eb", "a\u200bb", "a b", "<b>bold</b>", "a" * 81, "a\ud800b"]
)
def test_a_name_that_deceives_is_no_sign_in_name(bad: str) -> None:
    with pytest.raises(users.errors.BadName):
        users.names.sign_in_name(bad)

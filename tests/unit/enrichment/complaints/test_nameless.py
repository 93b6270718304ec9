"""No name of an account leaves with an example."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.enrichment import complaints


@pytest.mark.parametrize(
    "text",
    [
        "broken again @wang_xiao",
        "退款！//@wang_xiao: 轉發",
        "hello ＠wang_xiao hello",
        "mail wang_xiao@shop.example now",
        "https://weibo.example/wang_xiao/P123",
        "at://wang_xiao.example/post/1",
        "did:plc:wang_xiao said",
        "see weibo.example/wang_xiao",
        "@\u200bwang_xiao and @\u202ewang_xiao",
        "@@wang_xiao",
        "@wang_xiao@mastodon.example",
        "a" * 290 + " @wang_xiao",
    ],
)
def test_a_name_becomes_an_ellipsis(text: str) -> None:
    told = complaints.without_names(text)

    assert "wang" not in told
    assert "…" in told


def test_words_stay() -> None:
    assert complaints.without_names("等了 3 小時,退款 1,200 元 and/or 50% off") == (
        "等了 3 小時,退款 1,200 元 and/or 50% off"
    )


def test_a_long_text_is_cut_and_a_hostile_one_costs_nothing() -> None:
    assert len(complaints.without_names("字" * 10**6)) <= 301
    assert complaints.without_names("a." * 10**6)
    assert complaints.without_names("a-" * 10**6 + "@")


@given(st.text(max_size=400))
def test_whatever_is_told_stands_on_one_printable_line(text: str) -> None:
    told = complaints.without_names(text)

    assert told.isprintable()
    assert "@" not in told or all(not part[:1].isalnum() for part in told.split("@")[1:])

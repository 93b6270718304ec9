"""Texts as code points: nothing lost, nothing moved to a neighbour."""

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.enrichment import letters


def told(found: letters.Letters) -> list[str]:
    return [
        "".join(map(chr, found.points[first : last - 1].tolist()))
        for first, last in zip(found.begins[:-1].tolist(), found.begins[1:].tolist(), strict=True)
    ]


def plain(*texts: str) -> list[str]:
    return told(letters.without_addresses(letters.Letters.of(pa.array(texts, pa.string()))))


@settings(deadline=None)  # the first call builds the tables
@given(texts=st.lists(st.text(max_size=30).filter(lambda text: text.isprintable())))
def test_every_text_comes_back_as_it_was(texts: list[str]) -> None:
    assert told(letters.Letters.of(pa.array(texts, pa.string()))) == texts


def test_a_slice_of_a_column_is_read_from_where_it_begins() -> None:
    column = pa.array(["苹果", None, "a", "😡b"]).slice(1, 3)

    assert told(letters.Letters.of(column)) == ["", "a", "😡b"]


def test_an_empty_column_is_no_texts() -> None:
    assert len(letters.Letters.of(pa.array([], pa.string()))) == 0


def test_broken_bytes_in_a_column_are_replaced() -> None:
    offsets, data = pa.py_buffer(b"\0\0\0\0\2\0\0\0\3\0\0\0"), pa.py_buffer(b"\xffaz")
    broken = pa.StringArray.from_buffers(2, offsets, data)

    assert told(letters.Letters.of(broken)) == ["\ufffda", "z"]


def test_only_the_beginning_of_an_endless_text_is_read() -> None:
    found = told(letters.Letters.of(pa.array(["苹" * 100_000, "果"])))

    assert [len(text) for text in found] == [letters.LONGEST, 1]


def test_links_and_handles_lose_what_is_theirs_alone() -> None:
    assert plain(
        "看https://t.cn/A6xyz?q=1 退款",
        "@某人_x: 你好 @user-b.c!",
        "//@a：转",
        "a@b http://",
        "没有",
    ) == ["看https 退款", "@: 你好 @!", "//@：转", "a@ http", "没有"]


def test_a_handle_glued_to_a_long_text_does_not_hide_it() -> None:
    assert plain("@" + "退" * 50) == ["@" + "退" * 20]


def test_an_address_ends_with_its_post() -> None:
    assert plain("http://a", "b", "@c", "d") == ["http", "b", "@", "d"]


def closed(*texts: str) -> list[str]:
    column = pa.array(texts, pa.string())
    return told(letters.closed_up(letters.Letters.of(column)))


def test_signs_between_single_characters_are_taken_out() -> None:
    assert closed("退 ✦ 款", "退*款*不*给", "退-款!", "★退★款★") == [
        "退款",
        "退款不给",
        "退款!",
        "★退款★",
    ]


def test_signs_that_part_words_sentences_or_feelings_stay() -> None:
    kept = [
        "退款★客服",
        "好，坏",
        "退 款",
        "好😂笑",
        "a*b",
        "退✦a✦款",
        "退" + "✦" * 5 + "款",
        "退✦",
    ]

    assert closed(*kept) == kept


def test_characters_are_not_closed_up_with_their_neighbours_post() -> None:
    assert closed("退✦", "✦款", "退\x00✦款") == ["退✦", "✦款", "退\x00✦款"]

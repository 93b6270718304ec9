"""Texts that were written, or broken, to hurt a reader."""

import pyarrow as pa
from hypothesis import strategies as st

KNOWN = [
    "",
    "\x00",
    "\x01\x02",
    "苹果" * 500_000,
    "😡" * 1_000,
    "\u202eשלום عليكم\u202c",
    "z\u0300\u0301\u0302" * 500,
    "退 ✦ 款",
    "退✦✦✦✦款",
    "退✦✦✦✦✦款",
    "✦退✦款✦",
    "退✦\x00✦款",
    "我要退✦款",
    "аррle",
    "@" * 5_000,
    "http://" * 5_000,
    "://a@bc退款://",
    "//@" * 5_000,
    "//@a:" + "退款" * 9 + "//@b:" + "客服" * 5,
    "\ufdfa" * 1_000,
    "a" * 100_000,
    "a'b’c " * 3_000,
    "é" * 3_999 + "退款",
    "\U0010ffff",
    "the and to of don't i'm mi ha não และ của",
    "http://www.https.http",
]

PIECES = [
    *("退", "款", "客服", "𠀀", "ㄅ", "カ", "한"),
    *("a", "Z", "the", "don't", "é", "ß", "0", "а", "ا", "ש"),
    *(" ", "\u3000", "\n", "\x00", "\u200b", "\ufe0f", "\u0301"),
    *("✦", "★", "*", "-", "_", "/", "\\", ".", "，", "。", "!", "~", "😡", "#"),
    *("\\u", "d83d", "\\ude00", "\\u2019", "\\u005c", "①", "ﬁ", "…", "\x1e"),
    *("@", "//@", "://", "http://t.cn/a", ":", "//", "@user_b.c", "\U0010ffff", "\uffff"),
]

# Bytes that are no letter: half of one, half of a pair, one beyond the last.
BROKEN = [b"\xff", b"\xe9\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"]


def texts() -> st.SearchStrategy[str]:
    """Return texts of pieces that mean something to a reader, and of anything else."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
    anything = st.text(st.characters(codec="utf-8"), max_size=60)
    return st.one_of(pieces, anything)


def unchecked(raws: list[bytes]) -> pa.Array:
    """Return a string column that holds bytes of any kind."""
    binary = pa.array(raws, pa.binary())
    return pa.Array.from_buffers(pa.string(), len(raws), binary.buffers())

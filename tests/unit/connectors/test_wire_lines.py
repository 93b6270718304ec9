"""JSON lines → POSTS: nothing good is lost, nothing bad crashes."""

import json
import pickle
from datetime import UTC, datetime
from functools import partial
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st

from tocsin import listening
from tocsin.connectors import wire
from tocsin.testing import builders

# A slow machine is no failure.
EVERY_MACHINE = hypothesis.settings(
    deadline=None, max_examples=60, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
NEXT_YEAR = "2027-03-02T12:00:00Z"


def parse(*lines: bytes, **told: object) -> listening.Parsed:
    return wire.parse_lines(b"\n".join(lines) + b"\n", builders.a_reception(**told))


def line(number: int = 1, **told: object) -> bytes:
    return json.dumps(builders.a_post(number, **told)).encode()


def reasons(parsed: listening.Parsed) -> list[tuple[str, str]]:
    return [(fault.place, fault.reason.removeprefix("listening.")) for fault in parsed.faults]


def test_a_post_with_only_the_three_required_fields_is_taken_in() -> None:
    parsed = parse(b'{"id": 7, "text": "Hi", "created_at": 1700000000}')

    (post,) = parsed.posts.to_pylist()
    assert (post["platform"], post["post_id"], post["account"]) == ("somewhere", "7", "")
    assert post["created_at"] == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert post["received_at"] == builders.NOON
    assert parsed.posts.schema == listening.POSTS


def test_every_field_of_the_canonical_post_arrives() -> None:
    told: dict[str, Any] = {
        "parent_id": "p",
        "quote_id": 12,
        "repost_id": "r",
        "urls": ["https://a.example"],
        "media": "m1 m2",
        "likes": 1,
        "reposts": "1,234",
        "replies": 3.0,
        "followers": None,
        "region": "TW",
        "lang": "zh-Hant",
    }
    (post,) = parse(line(**told)).posts.to_pylist()

    assert {name: post[name] for name in told} == {
        **told,
        "quote_id": "12",
        "media": ["m1", "m2"],
        "reposts": 1234,
        "replies": 3,
    }


def test_an_account_is_a_pseudonym_that_differs_by_platform() -> None:
    parsed = parse(
        line(1, author="ann"), line(2, author="ann"), line(3, author="ann", platform="elsewhere")
    )

    here, again, elsewhere = parsed.posts.column("account").to_pylist()
    assert here == again == builders.some_pseudonyms().of("somewhere", "ann")
    assert elsewhere == builders.some_pseudonyms().of("elsewhere", "ann")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b'{"id": "a", "text": "\xff\xfe", "created_at": 1700000000}', "bad_utf8"),
        (b"{not json", "bad_json"),
        (b"[1, 2]", "bad_json"),
        (b"null", "bad_json"),
        (b"[" * 100_000, "too_deep"),
        (b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "too_deep"),
        (line(text="x" * 100_001), "too_large"),
        (line(text="x" * 2_000_000), "too_large"),
        (line(id=""), "missing_id"),
        (line(id=None), "missing_id"),
        (line(text=" \n "), "missing_text"),
        (line(text=["no"]), "missing_text"),
        (line(created_at=None), "missing_time"),
        (line(created_at=""), "missing_time"),
        (line(created_at="soon"), "bad_time"),
        (line(created_at=True), "bad_time"),
        (line(created_at=10**40), "bad_time"),
        (line(created_at=0), "time_too_old"),
        (line(created_at="1970-01-01T00:00:00Z"), "time_too_old"),
        (line(created_at="0001-01-01T00:00:00Z"), "time_too_old"),
        (line(created_at=NEXT_YEAR), "time_in_future"),
    ],
)
def test_a_bad_line_is_quarantined_and_its_neighbours_are_kept(bad: bytes, reason: str) -> None:
    parsed = parse(line(1), bad, line(3))

    assert reasons(parsed) == [("line 2", reason)]
    assert parsed.posts.column("post_id").to_pylist() == ["post-1", "post-3"]


def test_blank_lines_do_not_shift_the_place_of_a_fault() -> None:
    assert reasons(parse(line(1), b"", b"  ", line(2, created_at="soon"))) == [
        ("line 4", "bad_time")
    ]


def test_lone_surrogates_become_replacement_characters_and_the_post_is_kept() -> None:
    parsed = parse(
        b'{"id": "a", "text": "x\\ud800y \\ud83d\\ude00", "created_at": 1700000000}',
        b'{"id": "\\udc00", "author": "\\ud800", "text": "t", "created_at": "2026-01-01"}',
    )

    assert parsed.posts.column("text").to_pylist() == ["x\ufffdy \U0001f600", "t"]
    assert parsed.posts.column("post_id").to_pylist() == ["a", "\ufffd"]


def test_nul_is_taken_out_whether_it_is_escaped_or_raw() -> None:
    parsed = parse(line(1, text="a\0b"), line(2, text="cd").replace(b"cd", b"c\0d"))

    assert parsed.posts.column("text").to_pylist() == ["ab", "cd"]


def test_a_live_source_is_kept_and_its_fast_clock_is_set_right() -> None:
    parsed = parse(line(created_at=NEXT_YEAR), future="clamp")

    assert parsed.posts.column("created_at").to_pylist() == [builders.NOON]


def test_a_replay_receives_each_post_when_it_was_written() -> None:
    parsed = parse(line(5), received="created")

    assert parsed.posts.column("received_at") == parsed.posts.column("created_at")


def test_a_repost_needs_no_words_of_its_own() -> None:
    assert parse(line(text="", repost_id="post-9")).faults == ()


def test_a_fault_does_not_name_the_author() -> None:
    (fault,) = parse(line(author="ann", created_at="soon")).faults

    assert "ann" not in fault.excerpt
    assert "soon" in fault.excerpt


def test_fields_may_stand_elsewhere_and_deeper() -> None:
    fields = (("id", "id_str"), ("text", "body.plain"), ("created_at", "t"), ("author", "u.name"))
    told = b'{"id_str": "1", "body": {"plain": "Hi"}, "t": 1700000000, "u": {"name": "ann"}}\n'
    odd = b'{"id_str": "2", "body": "Hi", "t": 1700000000}\n'

    parsed = wire.parse_lines(told + odd, builders.a_reception(), fields=fields)

    assert parsed.posts.column("text").to_pylist() == ["Hi"]
    assert reasons(parsed) == [("line 2", "missing_text")]


def test_the_parse_can_be_sent_to_another_process() -> None:
    work = partial(wire.parse_lines, line() + b"\n", builders.a_reception())

    assert pickle.loads(pickle.dumps(work))().posts == work().posts


@EVERY_MACHINE
@hypothesis.given(st.lists(st.binary(max_size=60), max_size=8))
def test_any_bytes_at_all_between_good_lines_lose_none_of_them(noise: list[bytes]) -> None:
    flat = [part.replace(b"\n", b"").replace(b"\r", b"") for part in noise]
    parsed = parse(line(1), *flat, line(2))

    assert {"post-1", "post-2"} <= set(parsed.posts.column("post_id").to_pylist())


@EVERY_MACHINE
@hypothesis.given(
    st.dictionaries(
        st.sampled_from(wire.FIELDS),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
            lambda inner: st.lists(inner, max_size=2),
            max_leaves=3,
        ),
    )
)
def test_any_value_in_any_field_is_either_a_post_or_a_fault(told: dict[str, object]) -> None:
    parsed = parse(json.dumps(told).encode())

    assert parsed.posts.num_rows + len(parsed.faults) == 1


def test_a_post_may_say_that_it_was_edited_and_when() -> None:
    parsed = parse(
        line(1, edited_at="2026-03-02T12:30:00Z"),
        line(2, edited_at="soon"),
        line(3, edited_at="1999-03-02T12:30:00Z"),
        line(4, edited_at=NEXT_YEAR, text=None),
        line(5, edited_at="2999-01-01T00:00:00Z"),
        line(6),
    )

    assert parsed.posts.num_rows == 5
    keys = parsed.posts["post_id"].to_pylist()
    assert [one.post_id for one in parsed.edits] == [keys[0], keys[3]]
    assert parsed.edits[1].at == builders.a_reception().at

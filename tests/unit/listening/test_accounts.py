"""Accounts: written by handle, kept as pseudonyms, read back by name."""

from dataclasses import replace

import pyarrow as pa
import pytest

from tocsin import listening
from tocsin.kernel import folding, pseudonyms
from tocsin.listening import accounts, errors

NAMES = pseudonyms.Pseudonyms(key=bytes(32))
WATCH = listening.Watch(watch_id="w1", name="Brand")
STRANGER = NAMES.of("plaza", "somebody")


def a_post(platform: str, author: str) -> pa.RecordBatch:
    row = {
        "platform": platform,
        "post_id": "1",
        "account": NAMES.of(platform, author),
        "text": "hello",
        "lang": "",
        "created_at": 0,
        "received_at": 0,
        "simulated": True,
    }
    return pa.RecordBatch.from_pylist([row], schema=listening.POSTS)


def is_wanted(watch: listening.Watch, post: pa.RecordBatch) -> bool:
    matcher = listening.matching.Matcher([watch])
    return bool(matcher.match(folding.fold_many(["hello"]), post).watches.to_pylist()[0])


@pytest.mark.parametrize(
    "written", ["plaza:@Brand", "plaza/Brand", " plaza:Brand ", "Plaza:@Brand"]
)
@pytest.mark.parametrize("author", ["Brand", "@Brand", "brand", "@brand"])
def test_a_handle_finds_its_posts_however_both_are_spelled(written: str, author: str) -> None:
    watch = accounts.named(WATCH, [written], NAMES)

    assert is_wanted(watch, a_post("plaza", author))
    assert not is_wanted(watch, a_post("plaza", "another"))
    assert not is_wanted(watch, a_post("elsewhere", author))


def test_the_handle_itself_is_nowhere_in_the_watch() -> None:
    watch = accounts.named(WATCH, ["plaza:@brand"], NAMES)

    assert "brand" not in repr((watch.accounts, watch.handles)).lower()


def test_what_was_written_is_read_back_and_can_be_written_again() -> None:
    watch = accounts.named(WATCH, ["plaza:@Brand", STRANGER], NAMES)
    told = accounts.written(watch, NAMES)

    assert told == ("plaza:Brand", STRANGER)
    assert accounts.named(WATCH, told, NAMES) == watch


def test_pseudonyms_put_back_keep_the_handles_they_came_from() -> None:
    before = accounts.named(WATCH, ["plaza:brand", "plaza:shop"], NAMES)
    of_brand = accounts.named(WATCH, ["plaza:brand"], NAMES).accounts

    whole = accounts.named(WATCH, before.accounts, NAMES, before=before)
    fewer = accounts.named(WATCH, of_brand, NAMES, before=before)

    assert whole == before
    assert accounts.written(fewer, NAMES) == ("plaza:brand",)


def test_without_the_key_only_pseudonyms_are_left() -> None:
    watch = accounts.named(WATCH, ["plaza:brand"], NAMES)
    stranger = pseudonyms.Pseudonyms(key=bytes(31) + b"1")

    assert accounts.written(watch, stranger) == watch.accounts


def test_a_handle_cannot_be_moved_to_another_watch() -> None:
    watch = accounts.named(WATCH, ["plaza:brand"], NAMES)
    other = replace(watch, watch_id="w2")

    assert accounts.written(other, NAMES) == other.accounts


@pytest.mark.parametrize(
    "written",
    [
        "",
        "brand",
        "@brand",
        ":brand",
        "plaza:",
        "plaza:@",
        "plaza: @brand x",
        "https://x/y",
        "a@b:c",
    ],
)
def test_what_is_no_account_is_refused(written: str) -> None:
    with pytest.raises(errors.BadAccount):
        accounts.named(WATCH, [written], NAMES)


def test_a_bluesky_account_goes_by_its_did() -> None:
    did = "bluesky:did:plc:z72i7hdynmk6r22z27h6tvur"

    watch = accounts.named(WATCH, [did], NAMES)

    assert is_wanted(watch, a_post("bluesky", did.removeprefix("bluesky:")))
    with pytest.raises(errors.AccountOtherwiseCalled):
        accounts.named(WATCH, ["bluesky:@brand.bsky.social"], NAMES)

"""Files that go out with words: all of them, or none and no words."""

import email
from dataclasses import replace

import pytest
from tests.contract.publishers import place as places
from tests.contract.publishers.test_publishers import KINDS, ME, Kind, kind, place, run

from tocsin import publishers
from tocsin.statements.publishing import outcomes

__all__ = ["kind", "place"]  # fixtures
pytestmark = pytest.mark.integration
PICTURE = ("a.png", "image/png", b"\x89PNG one")
PAPER = ("a.pdf", "application/pdf", b"%PDF-1.7")
LARGE = ("b.png", "image/png", b"\0" * 1_000_001)


@pytest.mark.parametrize(
    ("name", "some", "why"),
    [
        ("mastodon", [PAPER], "kind"),
        ("bluesky", [PAPER], "kind"),
        ("bluesky", [LARGE], "large"),
        ("mastodon", [PICTURE] * 5, "many"),
    ],
)
def test_what_a_place_cannot_carry_is_refused_before_a_byte_is_sent(
    place: places.Place, name: str, some: list[tuple[str, str, bytes]], why: str
) -> None:
    outcome = run(KINDS[name].made(place.url), lambda one: one.publish(places.with_files(*some)))

    assert outcome == outcomes.Refused(fault=f"statements.fault.files_{why}")
    assert place.asked == []


def test_words_never_go_without_the_files_they_were_signed_with(
    kind: Kind, place: places.Place
) -> None:
    parcel = replace(places.with_files(PICTURE), files=())

    outcome = run(kind.made(place.url), lambda one: one.publish(parcel))

    assert outcome == outcomes.Refused(fault="statements.fault.files_missing")
    assert place.asked == []


def test_mastodon_waits_for_its_pictures_and_shows_them_with_their_descriptions(
    place: places.Place,
) -> None:
    place.will(ME, 200, {"id": "5", "username": "us"})
    place.will("/api/v2/media", 202, {"id": "31", "url": None})
    place.will("/api/v1/media/31", 206, {"id": "31", "url": None})
    place.will("/api/v1/media/31", 200, {"id": "31", "url": "https://example.org/31.png"})
    place.will("/api/v1/statuses", 200, KINDS["mastodon"].good)

    outcome = run(
        KINDS["mastodon"].made(place.url), lambda one: one.publish(places.with_files(PICTURE))
    )

    sent = {path: body for _, path, _, body in place.asked}
    form = email.message_from_bytes(
        b"content-type: "
        + place.asked[1][2]["content-type"].encode()
        + b"\r\n\r\n"
        + sent["/api/v2/media"]
    )
    parts = [part.get_payload(decode=True) for part in form.get_payload()]  # type: ignore[union-attr]  # a form has parts
    assert isinstance(outcome, outcomes.Out)
    assert parts == [b'A "a.png"\r\nBcc: x', PICTURE[2]]
    assert sent["/api/v1/statuses"]["media_ids"] == ["31"]


@pytest.mark.parametrize("name", ["mastodon", "bluesky"])
@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (500, {}, outcomes.NotSent),
        (0, {}, outcomes.NotSent),
        (422, {"error": "no picture"}, outcomes.Refused),
        (200, {}, outcomes.NotSent),
    ],
)
def test_a_picture_that_does_not_arrive_leaves_no_doubt_about_the_words(
    place: places.Place, name: str, status: int, body: object, outcome: type[outcomes.Outcome]
) -> None:
    for path, answer in KINDS[name].before:
        place.will(path, 200, answer)
    place.will("/api/v2/media", status, body)
    place.will("/xrpc/com.atproto.repo.uploadBlob", status, body)

    found = run(KINDS[name].made(place.url), lambda one: one.publish(places.with_files(PICTURE)))

    assert isinstance(found, outcome)
    assert KINDS[name].path not in [path for _, path, _, _ in place.asked]


def test_a_webhook_tells_where_a_file_lies_and_its_hash(place: places.Place) -> None:
    place.will("/hook", 200, {"id": "7"})
    hook = publishers.Webhook(f"{place.url}/hook", b"a secret of many bytes", "http://us.test/")

    run(hook, lambda one: one.publish(places.with_files(PAPER)))

    told = place.asked[0][3]["data"]["attachments"]
    assert [(one["name"], one["length"]) for one in told] == [("a.pdf", 8)]
    assert told[0]["url"] == f"http://us.test/status/files/{told[0]['sha256']}"

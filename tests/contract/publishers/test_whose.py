"""As whom a publisher posts, whose words it finds again, and which post it answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.contract.publishers import place as places
from tests.contract.publishers.test_publishers import KINDS, ME, run
from tests.unit.statements import making

from tocsin import publishers, statements
from tocsin.statements.publishing import outcomes

pytestmark = pytest.mark.integration
SESSION, OURS = KINDS["bluesky"].before[0]


@pytest.fixture
def place() -> Iterator[places.Place]:
    with places.open_place() as one:
        yield one


def mastodon(place: places.Place, account: str = "") -> statements.Publisher:
    return publishers.Mastodon(place.url, "token", account)


@pytest.mark.parametrize("who", ["them", "@us@elsewhere.example"])
@pytest.mark.parametrize("is_set_up", [True, False])
def test_mastodon_posts_as_no_other_account_than_was_set_up_and_signed_for(
    place: places.Place, who: str, *, is_set_up: bool
) -> None:
    place.will(ME, 200, {"id": "5", "username": "us", "url": "https://social.example/@us"})
    parcel = places.parcel()
    signed = replace(parcel, draft=replace(parcel.draft, account="" if is_set_up else who))
    publisher = mastodon(place, who if is_set_up else "@US@social.example")

    outcome = run(publisher, lambda one: one.publish(signed))

    assert outcome == outcomes.Refused(fault="statements.fault.other_account")
    assert [one[1] for one in place.asked] == [ME]


def test_mastodon_takes_no_older_equal_text_for_its_own(place: places.Place) -> None:
    tried_at = making.NOON + timedelta(hours=3)
    place.will(ME, 200, {"id": "5", "username": "us"})
    old = {"id": "9", "content": "<p>We stopped selling it.</p>"}
    said = [{**old, "created_at": f"{making.NOON + timedelta(hours=2):%FT%TZ}"}, old]
    place.will("/api/v1/accounts/5/statuses", 200, said)
    parcel = replace(places.parcel(), tried_at=tried_at)

    found = run(mastodon(place), lambda one: one.look(parcel))

    assert isinstance(found, outcomes.Unknown)


@pytest.mark.parametrize("name", ["bluesky", "mastodon"])
@pytest.mark.parametrize("reply_to", ["https://bsky.app/profile/x/post/1", "javascript:alert(1)"])
def test_a_reply_to_a_post_that_nobody_finds_stays_in(
    place: places.Place, name: str, reply_to: str
) -> None:
    kind = KINDS[name]
    for path, answer in kind.before:
        place.will(path, 200, answer)
    place.will("/api/v2/search", 200, {"statuses": []})
    place.will("/xrpc/com.atproto.repo.getRecord", 400, {"error": "RecordNotFound"})
    parcel = places.parcel()
    gone = replace(parcel, draft=replace(parcel.draft, reply_to=reply_to))

    outcome = run(kind.made(place.url), lambda one: one.publish(gone))

    assert outcome == outcomes.Refused(fault="statements.fault.no_post_to_answer")
    assert kind.path not in [one[1] for one in place.asked]


def test_mastodon_answers_the_post_by_its_own_name_for_it(place: places.Place) -> None:
    place.will(ME, 200, {"id": "5", "username": "us"})
    place.will("/api/v2/search", 200, {"statuses": [{"id": "77"}]})
    place.will("/api/v1/statuses", 200, KINDS["mastodon"].good)
    parcel = places.parcel()
    reply = replace(parcel, draft=replace(parcel.draft, reply_to="https://far.example/@them/7"))

    run(mastodon(place), lambda one: one.publish(reply))

    assert place.asked[-1][3]["in_reply_to_id"] == "77"


def test_bluesky_answers_within_the_thread(place: places.Place) -> None:
    place.will(SESSION, 200, OURS)
    uri = "at://did:plc:them/app.bsky.feed.post/3k"
    root = {"uri": "at://did:plc:r/app.bsky.feed.post/1", "cid": "rc"}
    found = {"uri": uri, "cid": "pc", "value": {"reply": {"root": root, "parent": root}}}
    place.will("/xrpc/com.atproto.repo.getRecord", 200, found)
    place.will(KINDS["bluesky"].path, 200, KINDS["bluesky"].good)
    parcel = places.parcel()
    reply = replace(parcel, draft=replace(parcel.draft, reply_to=uri))

    run(KINDS["bluesky"].made(place.url), lambda one: one.publish(reply))

    told = place.asked[-1][3]["record"]["reply"]
    assert told == {"root": root, "parent": {"uri": uri, "cid": "pc"}}

"""What every publisher owes: out only with the place's own proof, doubt where there is doubt."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

import pytest
from tests.contract.publishers import place as places

from tocsin import publishers, statements
from tocsin.statements.publishing import outcomes

pytestmark = pytest.mark.integration
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A publisher, where it posts, and what a good answer looks like."""

    made: Callable[[str], statements.Publisher]
    path: str
    good: object
    before: tuple[tuple[str, object], ...] = ()


ME = "/api/v1/accounts/verify_credentials"
_SESSION = ("/xrpc/com.atproto.server.createSession", {"did": "did:plc:x", "accessJwt": "t"})
KINDS = {
    "webhook": Kind(
        made=lambda url: publishers.Webhook(f"{url}/hook", b"a secret of many bytes"),
        path="/hook",
        good={"id": "7", "url": "https://example.org/7"},
    ),
    "mastodon": Kind(
        made=lambda url: publishers.Mastodon(url, "token"),
        path="/api/v1/statuses",
        good={"id": "7", "url": "https://example.org/7"},
        before=((ME, {"id": "5", "username": "us"}),),
    ),
    "bluesky": Kind(
        made=lambda url: publishers.Bluesky(url, "us.test", "password"),
        path="/xrpc/com.atproto.repo.putRecord",
        good={"uri": "at://did:plc:x/app.bsky.feed.post/1", "cid": "c"},
        before=(_SESSION,),
    ),
}


@pytest.fixture
def place() -> Iterator[places.Place]:
    with places.open_place() as one:
        yield one


@pytest.fixture(params=sorted(KINDS))
def kind(request: pytest.FixtureRequest, place: places.Place) -> Kind:
    one = KINDS[request.param]
    for path, answer in one.before:
        place.will(path, 200, answer)
    return one


def run(one: statements.Publisher, work: Callable[[statements.Publisher], Awaitable[T]]) -> T:
    async def living() -> T:
        try:
            return await work(one)
        finally:
            await one.close()

    return asyncio.run(living())


def sent(kind: Kind, place: places.Place) -> outcomes.Outcome:
    return run(kind.made(place.url), lambda one: one.publish(places.parcel()))


def test_a_proof_is_out(kind: Kind, place: places.Place) -> None:
    place.will(kind.path, 200, kind.good)

    outcome = sent(kind, place)

    assert isinstance(outcome, outcomes.Out)
    assert outcome.proof
    assert outcome.url.startswith("https://")


@pytest.mark.parametrize("body", [{"error": "over limit"}, {"errcode": 40001, "id": "7"}])
def test_a_200_with_an_error_inside_is_not_published(
    kind: Kind, place: places.Place, body: object
) -> None:
    place.will(kind.path, 200, body)

    assert isinstance(sent(kind, place), outcomes.Refused)


@pytest.mark.parametrize("body", [{}, [], "yes", {"id": True}, {"uri": "", "cid": 4}])
def test_a_200_without_a_proof_is_a_doubt(kind: Kind, place: places.Place, body: object) -> None:
    place.will(kind.path, 200, body)

    assert isinstance(sent(kind, place), outcomes.Unclear)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (400, outcomes.Refused),
        (401, outcomes.Refused),
        (403, outcomes.Refused),
        (302, outcomes.Refused),
        (429, outcomes.NotSent),
        (503, outcomes.NotSent),
        (500, outcomes.Unclear),
        (502, outcomes.Unclear),
        (0, outcomes.Unclear),
    ],
)
def test_what_an_answer_means(
    kind: Kind, place: places.Place, status: int, outcome: type[outcomes.Outcome]
) -> None:
    place.will(kind.path, status, {})

    assert isinstance(sent(kind, place), outcome)


def test_nobody_there_is_certainly_not_sent(kind: Kind) -> None:
    outcome = run(kind.made("http://127.0.0.1:9"), lambda one: one.publish(places.parcel()))

    assert isinstance(outcome, outcomes.NotSent)


def test_every_try_is_the_same_to_the_byte(kind: Kind, place: places.Place) -> None:
    place.will(kind.path, 200, kind.good)
    sent(kind, place)
    sent(kind, place)

    tries = [one for one in place.asked if one[1] == kind.path]
    keys = ("webhook-id", "webhook-signature", "idempotency-key")
    first, second = ({name: one[2].get(name) for name in keys} for one in tries)
    assert tries[0][3] == tries[1][3]
    assert first == second


def test_a_revoked_token_is_refused_and_its_password_not_kept(place: places.Place) -> None:
    place.will(_SESSION[0], 401, {"error": "AuthenticationRequired", "echo": "password"})

    outcome = run(KINDS["bluesky"].made(place.url), lambda one: one.publish(places.parcel()))

    assert isinstance(outcome, outcomes.Refused)
    assert outcome.fault == "statements.fault.signed_out"
    assert outcome.excerpt == ""


def test_mastodon_finds_its_words_again(place: places.Place) -> None:
    place.will(ME, 200, {"id": "5", "username": "us"})
    shown = {
        "id": "9",
        "url": "https://example.org/9",
        "content": "<p>We stopped selling it.</p>",
        "created_at": "2026-03-02T12:00:01.000Z",
    }
    place.will("/api/v1/accounts/5/statuses", 200, [{"id": "8", "content": "<p>else</p>"}, shown])

    found = run(KINDS["mastodon"].made(place.url), lambda one: one.look(places.parcel()))

    assert isinstance(found, outcomes.Out)
    assert found.proof == "id 9"


def test_mastodon_never_calls_a_text_certainly_absent(place: places.Place) -> None:
    place.will(ME, 200, {"id": "5", "username": "us"})
    place.will("/api/v1/accounts/5/statuses", 200, [])

    found = run(KINDS["mastodon"].made(place.url), lambda one: one.look(places.parcel()))

    assert isinstance(found, outcomes.Unknown)


def test_bluesky_posts_as_no_other_account_than_was_signed_for(place: places.Place) -> None:
    parcel = places.parcel()
    parcel = replace(parcel, draft=replace(parcel.draft, account="@them.test"))

    outcome = run(KINDS["bluesky"].made(place.url), lambda one: one.publish(parcel))

    assert outcome == outcomes.Refused(fault="statements.fault.other_account")
    assert place.asked == []

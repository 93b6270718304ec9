"""Deliveries: signed, fresh, taken in once, answered when they are kept."""

import asyncio
import base64
import json
from datetime import timedelta

import pytest

from tocsin import connectors, listening
from tocsin.connectors import webhook
from tocsin.kernel import clock
from tocsin.testing import builders

KEY, OLD_KEY = b"a key of the sender's", b"its key of last year"
SECRETS = [f"whsec_{base64.b64encode(key).decode()}" for key in (KEY, OLD_KEY)]
STAMP = int(builders.NOON.timestamp())


def source(**settings: object) -> webhook.WebhookConnector:
    return webhook.connector(
        {"secrets": SECRETS, **settings},
        clock=clock.SetClock(builders.NOON),
        pseudonyms=builders.some_pseudonyms(),
    )


def signed(
    body: bytes, *, webhook_id: str = "msg_1", key: bytes = KEY, stamp: int = STAMP
) -> dict[str, str]:
    return {
        "Webhook-Id": webhook_id,
        "Webhook-Timestamp": str(stamp),
        "Webhook-Signature": webhook.signature.sign(key, webhook_id, stamp, body),
    }


def deliver(
    found: webhook.WebhookConnector, body: bytes, webhook_id: str = "msg_1"
) -> webhook.Delivery:
    return found.receive(signed(body, webhook_id=webhook_id), body, builders.NOON)


def test_the_signature_is_that_of_the_published_example() -> None:
    key = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    told = webhook.signature.sign(
        key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
    )

    assert told == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


ONE = builders.a_post(1)
TWO = [builders.a_post(1), builders.a_post(2)]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (json.dumps(ONE).encode(), 1),
        (json.dumps(ONE, indent=2).encode(), 1),
        (json.dumps(TWO, indent=2).encode(), 2),
        (builders.lines(TWO), 2),
    ],
)
async def test_one_post_an_array_or_lines_become_one_batch(body: bytes, count: int) -> None:
    found = source()
    deliver(found, body)

    batch = await anext(found.batches(None))

    assert batch.parse().posts.num_rows == count
    assert batch.parse().faults == ()


@pytest.mark.parametrize("body", [b"[{]", b"nonsense", b"[" * 100_000])
async def test_a_body_that_is_none_of_these_is_quarantined(body: bytes) -> None:
    found = source()
    deliver(found, body)

    parsed = (await anext(found.batches(None))).parse()

    assert (parsed.posts.num_rows, len(parsed.faults)) == (0, 1)


async def test_a_delivery_is_answered_only_once_its_batch_is_committed() -> None:
    found = source()
    delivery = deliver(found, builders.lines(TWO))
    batch = await anext(found.batches(None))
    before = delivery.committed.done()

    found.committed(batch.cursor)

    assert (before, delivery.committed.done()) == (False, True)


async def test_what_was_handed_on_in_vain_comes_again_after_a_fault() -> None:
    found = source()
    deliver(found, builders.lines(TWO))
    first = await anext(found.batches(None))

    again = await anext(found.batches(None))

    assert again.parse() == first.parse()


async def test_a_repetition_is_taken_in_once_and_answered_like_the_first() -> None:
    found = source()
    body = builders.lines(TWO)
    first, second = deliver(found, body), deliver(found, body)
    stream = found.batches(None)
    found.committed((await anext(stream)).cursor)

    assert (first.is_repeated, second.is_repeated) == (False, True)
    assert second.committed.done()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(anext(stream), 0.05)


async def test_a_restart_takes_in_no_delivery_a_second_time() -> None:
    found, body = source(), builders.lines(TWO)
    deliver(found, body, "msg_1")
    deliver(found, body, "msg_2")
    stream = found.batches(None)
    cursor = (await anext(stream)).cursor  # and msg_2 was never committed

    restarted = source()
    going_on = restarted.batches(cursor)
    first = asyncio.ensure_future(anext(going_on))
    await asyncio.sleep(0)
    again = deliver(restarted, body, "msg_1")
    unanswered = deliver(restarted, body, "msg_2")
    batch = await first

    assert (again.is_repeated, again.committed.done()) == (True, True)
    assert (unanswered.is_repeated, unanswered.committed.done()) == (False, False)
    restarted.committed(batch.cursor)
    assert unanswered.committed.done()


@pytest.mark.parametrize("cursor", ["7", "7:", "7:???", "x:AAAA", ""])
async def test_any_cursor_is_gone_on_from(cursor: str) -> None:
    found = source()
    delivery = deliver(found, builders.lines(TWO))

    found.committed((await anext(found.batches(cursor))).cursor)

    assert delivery.committed.done()


def test_what_was_taken_in_is_forgotten_in_time_and_beyond_the_bound() -> None:
    known = webhook.taken.Taken()
    for number in range(5_000):
        known.add(f"msg_{number}", builders.NOON + timedelta(seconds=number))
    again = webhook.taken.Taken(known.told())
    before = [again.knows(f"msg_{number}") for number in (903, 904, 4_999)]

    again.forget(builders.NOON + timedelta(seconds=4_999))

    assert before == [False, True, True]
    assert [again.knows(f"msg_{number}") for number in (4_998, 4_999)] == [False, True]


async def test_a_sender_that_hangs_up_does_not_undo_its_delivery() -> None:
    found = source()
    delivery = deliver(found, builders.lines(TWO))
    waiting = asyncio.ensure_future(delivery.committed)
    waiting.cancel()
    await asyncio.sleep(0)

    found.committed((await anext(found.batches(None))).cursor)

    assert deliver(found, builders.lines(TWO)).committed.done()


async def test_the_old_secret_is_good_until_it_is_taken_out() -> None:
    body = builders.lines(TWO)
    source().receive(signed(body, key=OLD_KEY), body, builders.NOON)

    with pytest.raises(webhook.errors.Unverified):
        source(secrets=SECRETS[:1]).receive(signed(body, key=OLD_KEY), body, builders.NOON)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"Webhook-Signature": "v1,AAAA"},
        {"Webhook-Signature": ""},
        {"Webhook-Signature": "v1a," + "ü" * 50},
        {"Webhook-Id": "msg_2"},
        {"Webhook-Id": ""},
        {"Webhook-Id": "x" * 300},
        {"Webhook-Timestamp": str(STAMP + 1)},
        {"Webhook-Timestamp": "soon"},
        {"Webhook-Timestamp": "9" * 40},
    ],
)
async def test_a_delivery_that_was_changed_on_its_way_is_turned_away(
    spoilt: dict[str, str],
) -> None:
    body = builders.lines(TWO)

    with pytest.raises(webhook.errors.Unverified):
        source().receive({**signed(body), **spoilt}, body, builders.NOON)
    with pytest.raises(webhook.errors.Unverified):
        source().receive(signed(body), body + b" ", builders.NOON)


@pytest.mark.parametrize("away_s", [-301, 301])
async def test_a_delivery_from_another_time_is_turned_away(away_s: int) -> None:
    body = builders.lines(TWO)

    with pytest.raises(webhook.errors.OutOfTime):
        source().receive(signed(body, stamp=STAMP + away_s), body, builders.NOON)


async def test_too_much_at_once_is_turned_away_to_come_again() -> None:
    found = source(waiting=2, body_bytes=1_000)
    deliver(found, b"1", "msg_1")
    deliver(found, b"2", "msg_2")

    with pytest.raises(webhook.errors.Busy):
        deliver(found, b"3", "msg_3")
    with pytest.raises(webhook.errors.TooLarge):
        deliver(found, b"x" * 1_001, "msg_4")


async def test_ids_are_forgotten_once_the_time_window_refuses_them_anyway() -> None:
    found = source()
    deliver(found, b"1", "msg_1")
    found.committed((await anext(found.batches(None))).cursor)
    later = builders.NOON + timedelta(seconds=601)
    stamp = int(later.timestamp())

    told = found.receive(signed(b"2", webhook_id="msg_2", stamp=stamp), b"2", later)

    assert not told.is_repeated
    assert list(found._known) == ["msg_2"]


@pytest.mark.parametrize("secrets", [[], ["whsec_"], ["whsec_!!!"], ["whsec_c2hvcnQ="]])
def test_a_secret_that_is_none_is_refused(secrets: list[str]) -> None:
    with pytest.raises(listening.errors.BadSettings):
        connectors.kind("webhook").connect(
            {"secrets": secrets},
            clock=clock.SetClock(builders.NOON),
            pseudonyms=builders.some_pseudonyms(),
        )

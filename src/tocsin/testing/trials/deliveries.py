"""Deliveries that we sign ourselves, handed to the connector's own receiving code."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from pydantic import SecretStr

from tocsin.connectors import webhook
from tocsin.connectors.webhook import settings as told
from tocsin.kernel import clock
from tocsin.kernel import errors as refusals
from tocsin.testing import builders, connector_contract, ears, findings
from tocsin.testing.connector_contract import How
from tocsin.testing.findings import Finding

_FOREIGN = bytes(32)  # a key that is nobody's
_ROOM = 16  # that the world's posts need before they are heard
_MOST_WAITING = 1_000


class SenderWorld:
    """Someone who delivers."""

    wait_s = 0.0

    def __init__(self, source: webhook.WebhookConnector, key: bytes) -> None:
        self._source, self._key, self._count = source, key, 0

    async def publish(self, posts: Sequence[Mapping[str, object]]) -> Sequence[str]:
        """Deliver posts."""
        self._count += 1
        body = builders.lines(posts)
        headers = signed(self._key, f"msg_{self._count}", body)
        self._source.receive(headers, body, builders.NOON)
        return [str(post["id"]) for post in posts]

    async def misbehave(self, _how: How) -> bool:
        """Return False: a sender comes to us."""
        return False

    async def behave(self) -> None:
        """Do nothing."""


def signed(
    key: bytes, webhook_id: str, body: bytes, late: timedelta = timedelta(0)
) -> dict[str, str]:
    """Return the headers of a delivery as Standard Webhooks asks, by a clock that is late."""
    stamp = int((builders.NOON - late).timestamp())
    return {
        "webhook-id": webhook_id,
        "webhook-timestamp": str(stamp),
        "webhook-signature": webhook.signature.sign(key, webhook_id, stamp, body),
    }


async def tried(settings: Mapping[str, Any], *, patience_s: float) -> tuple[str, list[Finding]]:
    """Try the settings of a webhook with deliveries under each of its secrets."""
    given = webhook.Settings.model_validate(settings)
    keys = [told.key(secret) for secret in given.secrets]
    source = _source(given, waiting=max(given.waiting, _ROOM))
    report = await connector_contract.run_contract(
        lambda: source, SenderWorld(source, keys[0]), patience_s=patience_s
    )
    own = [await check(given, keys) for check in (_signatures, _stamps, _replays, _busy)]
    own += [_taken_out(given, keys), findings.skipped("door", "not_by_net")]
    return "deliveries", [*map(_theirs, report.findings), *own]


def _theirs(finding: Finding) -> Finding:
    """Say why nothing refuses us here."""
    if finding.status != "not_applicable":
        return finding
    return dataclasses.replace(finding, code=findings.name("senders_come"))


def _source(given: webhook.Settings, **changed: object) -> webhook.WebhookConnector:
    return webhook.connector(
        given.model_copy(update=changed),
        clock=clock.SetClock(builders.NOON),
        pseudonyms=builders.some_pseudonyms(),
    )


def _body(number: int = 1) -> bytes:
    return builders.lines([builders.a_post(number)])


def _refusal(
    source: webhook.WebhookConnector, headers: Mapping[str, str], body: bytes
) -> type[refusals.TocsinError] | None:
    """Return how a delivery is turned away, or None where it is taken in."""
    try:
        source.receive(headers, body, builders.NOON)
    except refusals.TocsinError as refused:
        return type(refused)
    return None


async def _signatures(given: webhook.Settings, keys: Sequence[bytes]) -> Finding:
    """Deliver under every secret, under a foreign one, and with a body changed on its way."""
    source, body = _source(given, waiting=_ROOM), _body()
    good = [
        _refusal(source, signed(key, f"good_{number}", body), body)
        for number, key in enumerate(keys)
    ]
    foreign = _refusal(source, signed(_FOREIGN, "foreign", body), body)
    changed = _refusal(source, signed(keys[0], "changed", body), body + b" ")
    if any(good):
        return findings.failed("signature", "good_refused", bad=sum(map(bool, good)))
    is_kept = {foreign, changed} == {webhook.errors.Unverified}
    if not is_kept:
        return findings.failed("signature", "bad_taken")
    return findings.passed("signature", "secrets", count=len(keys))


async def _stamps(given: webhook.Settings, keys: Sequence[bytes]) -> Finding:
    """Deliver by clocks just within and just beyond the tolerance, on either side."""
    source, body = _source(given, waiting=_ROOM), _body()
    tolerance_s = given.tolerance_s

    def at(late_s: int) -> type[refusals.TocsinError] | None:
        return _refusal(
            source, signed(keys[0], f"late_{late_s}", body, timedelta(seconds=late_s)), body
        )

    within = [at(late_s) for late_s in (tolerance_s, -tolerance_s)]
    beyond = [at(late_s) for late_s in (tolerance_s + 1, -tolerance_s - 1)]
    is_kept = not any(within) and set(beyond) == {webhook.errors.OutOfTime}
    if not is_kept:
        return findings.failed("old_delivery", "wrong_window", seconds=tolerance_s)
    return findings.passed("old_delivery", "window", seconds=tolerance_s)


async def _replays(given: webhook.Settings, keys: Sequence[bytes]) -> Finding:
    """Deliver the same id twice: answered twice, taken in once."""
    source, body = _source(given, waiting=_ROOM), _body()
    headers = signed(keys[0], "msg_once", body)
    source.receive(headers, body, builders.NOON)
    again = source.receive(headers, body, builders.NOON)
    last = _body(2)
    source.receive(signed(keys[0], "msg_last", last), last, builders.NOON)
    heard = await ears.hear(source, None, wanted={"post-2"}, patience_s=1.0)
    is_once = heard.column("post_id") == ["post-1", "post-2"]
    return findings.judged("replay", again.is_repeated and is_once, "taken_twice")


async def _busy(given: webhook.Settings, keys: Sequence[bytes]) -> Finding:
    """Deliver more than may wait: the one too many is asked to come again, and then taken in."""
    waiting = min(given.waiting, _MOST_WAITING)
    source = _source(given, waiting=waiting)

    def sent() -> Iterator[type[refusals.TocsinError] | None]:
        for number in range(waiting + 1):
            yield _refusal(source, signed(keys[0], f"msg_{number}", _body()), _body())

    *first, last = sent()
    if any(first) or last is not webhook.errors.Busy:
        return findings.failed("busy", "not_told_busy", count=waiting)
    await ears.hear(source, None, at_least=1, patience_s=1.0)
    again = _refusal(source, signed(keys[0], f"msg_{waiting}", _body()), _body())
    return findings.judged("busy", again is None, "stays_away", count=waiting)


def _taken_out(given: webhook.Settings, keys: Sequence[bytes]) -> Finding:
    """Deliver under a secret that no longer stands in the settings."""
    kept = tuple(one for one in given.secrets if told.key(one) != keys[0])
    kept = kept or (SecretStr(_FOREIGN.hex()),)
    refused = _refusal(_source(given, secrets=kept), signed(keys[0], "old", _body()), _body())
    return findings.judged("taken_out", refused is webhook.errors.Unverified, "bad_taken")

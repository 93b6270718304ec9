"""Publishing to a real PDS: the same record however often, found again, absent before."""

import asyncio
import json
import urllib.request
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

import pytest
from tests.contract.publishers import place as places
from tests.unit.statements import test_attaching

from tocsin import publishers
from tocsin.statements.publishing import outcomes

if TYPE_CHECKING:
    from tests.integration.connectors.conftest import Pds

pytestmark = pytest.mark.integration
T = TypeVar("T")


def run(pds: "Pds", name: str, work: Callable[[publishers.Bluesky], Awaitable[T]]) -> T:
    async def living() -> T:
        one = publishers.Bluesky(f"http://127.0.0.1:{pds.port}", f"{name}.test", "a-password")
        try:
            return await work(one)
        finally:
            await one.close()

    return asyncio.run(living())


def test_a_text_goes_out_once_however_often_it_is_put(pds: "Pds") -> None:
    pds.account("herald")
    parcel = places.parcel("我們已停售。 https://example.org/status", "key-of-one")

    async def work(one: publishers.Bluesky) -> list[outcomes.Outcome]:
        before = await one.look(parcel)
        tries = [await one.publish(parcel) for _ in range(3)]
        return [before, *tries, await one.look(parcel)]

    before, first, *others, found = run(pds, "herald", work)

    assert isinstance(before, outcomes.Absent)
    assert isinstance(first, outcomes.Out)
    assert {one.proof for one in [*others, found] if isinstance(one, outcomes.Out)} == {first.proof}


def test_a_picture_is_shown_with_its_description_and_a_repeat_adds_nothing(pds: "Pds") -> None:
    pds.account("painter")
    picture = ("k12.png", "image/png", test_attaching.a_png(640, 480))
    parcel = places.with_files(picture)

    async def work(one: publishers.Bluesky) -> list[outcomes.Outcome]:
        return [await one.publish(parcel), await one.publish(parcel), await one.look(parcel)]

    tries = run(pds, "painter", work)

    proofs = {one.proof for one in tries if isinstance(one, outcomes.Out)}
    shown = _record(pds, tries[0])["embed"]["images"][0]
    assert [type(one) for one in tries] == [outcomes.Out] * 3
    assert len(proofs) == 1
    assert shown["alt"] == parcel.draft.attachments[0].alt
    assert shown["image"]["mimeType"] == "image/png"
    assert shown["image"]["size"] == len(picture[2])
    assert shown["aspectRatio"] == {"width": 3, "height": 2}


def test_a_wrong_password_is_refused(pds: "Pds") -> None:
    pds.account("crier")

    async def work(_: publishers.Bluesky) -> outcomes.Outcome:
        one = publishers.Bluesky(f"http://127.0.0.1:{pds.port}", "crier.test", "wrong")
        try:
            return await one.publish(places.parcel())
        finally:
            await one.close()

    outcome = run(pds, "crier", work)

    assert isinstance(outcome, outcomes.Refused)


def test_an_answer_stands_in_the_thread_of_the_post_that_it_answers(pds: "Pds") -> None:
    pds.account("answerer")
    asked = places.parcel("When does it end?", "key-of-the-question")

    async def work(one: publishers.Bluesky) -> list[outcomes.Outcome]:
        first = await one.publish(asked)
        assert isinstance(first, outcomes.Out)
        uri = first.proof.partition(" ")[0]
        answer = places.parcel("At six.", "key-of-the-answer")
        answer = replace(answer, draft=replace(answer.draft, reply_to=uri))
        further = places.parcel("At seven.", "key-of-the-third")
        second = await one.publish(answer)
        assert isinstance(second, outcomes.Out)
        further = replace(further, draft=replace(further.draft, reply_to=second.url))
        return [first, second, await one.publish(further), await one.look(further)]

    first, second, third, found = run(pds, "answerer", work)

    shown = [_record(pds, one) for one in (second, third)]
    assert isinstance(found, outcomes.Out)
    assert [one["reply"]["parent"]["uri"] for one in shown] == [_uri(first), _uri(second)]
    assert {one["reply"]["root"]["uri"] for one in shown} == {_uri(first)}


def _uri(one: outcomes.Outcome) -> str:
    return one.proof.partition(" ")[0] if isinstance(one, outcomes.Out) else ""


def _record(pds: "Pds", one: outcomes.Outcome) -> Any:
    repo, collection, rkey = _uri(one).removeprefix("at://").split("/")
    asked = urlencode({"repo": repo, "collection": collection, "rkey": rkey})
    path = f"http://127.0.0.1:{pds.port}/xrpc/com.atproto.repo.getRecord?{asked}"
    with urllib.request.urlopen(path, timeout=30) as answer:
        return json.loads(answer.read())["value"]

"""Publishing to a real PDS: the same record however often, found again, absent before."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

import pytest
from tests.contract.publishers import place as places

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

"""A place that does not answer holds up nobody beside it."""

import asyncio
import time

from tests.unit.web.test_statements import desk
from tests.unit.web.writing_desk import Desk, composed

from tocsin import publishers
from tocsin.runtimes import statements as runtime
from tocsin.statements import publishing
from tocsin.statements.publishing import outcomes

__all__ = ["desk"]


class Silent:
    """A place that answers when it is let."""

    by_hand = False
    tells = False

    def __init__(self) -> None:
        self.asked, self.answers = asyncio.Event(), asyncio.Event()

    async def publish(self, parcel: publishing.Parcel) -> outcomes.Outcome:
        self.asked.set()
        await self.answers.wait()
        return outcomes.Out(proof=parcel.key)

    async def look(self, parcel: publishing.Parcel) -> outcomes.Outcome:
        del parcel
        return outcomes.Unknown()

    async def close(self) -> None:
        """Hold nothing."""


def handed_out(desk: Desk, channel: str) -> str:
    draft = composed(desk, channel=channel)["draft"]
    path, seal = f"/api/drafts/{draft['draft_id']}", {"seal": draft["seal"]}
    desk.ask("lin", f"{path}/sign", seal)
    told: str = desk.ask("wang", f"{path}/publish", seal).json()["publication_id"]
    return told


def state(desk: Desk, key: str) -> str:
    with desk.house.db.reading() as books:
        one = books.publications.get(key)
    assert one is not None
    return str(one.state)


def until_out(desk: Desk, key: str) -> None:
    while state(desk, key) != "published":
        time.sleep(0.05)


def test_our_own_page_goes_out_while_another_place_is_silent(desk: Desk) -> None:
    async def run() -> tuple[str, str, int]:
        silent = Silent()
        herald = runtime.Herald(
            db=desk.house.db,
            publishers={"weibo": silent, "website": publishers.Site("https://example.org")},
            routes=(),
            time=desk.house.clock,
        )
        slow = handed_out(desk, "weibo")
        work = asyncio.create_task(herald.round())
        await silent.asked.wait()
        own = handed_out(desk, "website")
        await asyncio.to_thread(until_out, desk, own)
        meanwhile = state(desk, slow)
        silent.answers.set()
        return meanwhile, state(desk, own), await work

    assert asyncio.run(asyncio.wait_for(run(), 60)) == ("leased", "published", 2)

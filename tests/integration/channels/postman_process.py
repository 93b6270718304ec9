"""A postman in a process of its own, to be killed."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from tocsin import notices
from tocsin.adapters import sql
from tocsin.channels import webhook
from tocsin.kernel import catalogue, clock


async def deliver(database: str, url: str, secret: str) -> None:
    """Deliver until nothing is under way."""
    db = sql.Database.open(database, ballast_bytes=0)

    @contextmanager
    def desks() -> Iterator[notices.Desk]:
        with db.writing() as books:
            yield notices.Desk(outbox=books.outbox)

    time = clock.SystemClock()
    settings = webhook.Settings.model_validate({"url": url, "secret": secret})
    postman = notices.Postman(
        desks=desks,
        channels={"webhook": webhook.Webhook(settings, time)},
        catalogue=catalogue.standard(),
        clock=time,
        rng=Random(1),
    )
    await postman.recover()
    while True:
        await postman.run_once()
        with db.reading() as books:
            if not books.outbox.audit(time.now()).in_flight:
                return


def live(database: str, url: str, secret: str) -> None:
    """Deliver, and end."""
    asyncio.run(deliver(database, url, secret))

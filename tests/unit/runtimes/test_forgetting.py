"""Sessions that were over long ago are forgotten; who is signed in stays so."""

import asyncio
from datetime import timedelta
from pathlib import Path

from tests.unit.web import making, small_house

from tocsin.directory import users
from tocsin.runtimes.directory import forgetting


def test_a_session_is_forgotten_a_month_after_its_end(tmp_path: Path) -> None:
    house = small_house.a_house(tmp_path)
    now = making.NOON + forgetting.KEPT + timedelta(days=2)
    house.clock.put(now)
    old = users.sessions.begun("u", "old", how="password", now=making.NOON)
    new = users.sessions.begun("u", "new", how="password", now=now)
    with house.db.writing() as books:
        for one in (old, new):
            books.sessions.put(one)
    chore = forgetting.Forgetter(db=house.db, time=house.clock).chore()
    asyncio.run(chore.job())  # type: ignore[arg-type]  # a coroutine, as every job is
    with house.db.reading() as books:
        left = books.sessions.of("u")
    house.close()

    assert left == [new]

"""Kill -9 in the middle of sending: nothing is lost, and what was sent twice says so."""

import asyncio
import base64
from collections import Counter
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import pytest
from tests import mortal
from tests.integration.channels import answering, postman_process
from tests.unit.notices.making import NOON, notice

from tocsin import notices
from tocsin.adapters import sql

pytestmark = pytest.mark.integration

SECRET = "whsec_" + base64.b64encode(bytes(32)).decode()
PROMISED, KILLS = 100, 3


def begun(database: str, port: int) -> BaseProcess:
    return mortal.begun(postman_process.live, database, f"http://127.0.0.1:{port}/", SECRET)


def promise(db: sql.Database) -> set[str]:
    promised = [
        notice(channel="webhook", recipient="bot", change_id=f"{number}", now=NOON)
        for number in range(PROMISED)
    ]
    with db.writing() as books:
        books.outbox.add(promised)
    return {one.notice_id for one in promised}


async def test_killed_postmen_lose_nothing_and_every_repeat_was_in_doubt(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/tocsin.db"
    db = sql.Database.open(database, ballast_bytes=0)
    sql.migrate(db)
    promised = promise(db)
    receiver = answering.Receiver([answering.answer(204)])
    rng = Random(5)

    async with answering.talking(receiver.talk) as port:
        for _ in range(KILLS):
            receiver.came.clear()
            process = begun(database, port)
            await asyncio.wait_for(receiver.came.wait(), 60)
            await asyncio.sleep(rng.uniform(0, 0.05))
            process.kill()
            await asyncio.to_thread(process.join)
        last = begun(database, port)
        await asyncio.to_thread(last.join)

    with db.reading() as books:
        kept = books.outbox.recent(limit=1000)
        audit = books.outbox.audit(NOON)
    db.close()
    received = Counter(one.headers["webhook-id"] for one in receiver.heard)
    repeated = {notice_id for notice_id, count in received.items() if count > 1}
    assert last.exitcode == 0
    assert set(received) == promised
    assert {str(one.state) for one in kept} == {"accepted"}
    assert repeated <= {one.notice_id for one in kept if one.doubts}
    assert len(repeated) <= KILLS * notices.service.LIMIT
    assert audit.holds

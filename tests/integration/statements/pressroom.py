"""A press room in a process that kills itself at a named point.

The place outside is a file that the process appends to and syncs: it outlives the kill.
"""

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from tests.unit.statements import making

from tocsin import directory, notices, statements
from tocsin.adapters import sql
from tocsin.kernel import clock
from tocsin.runtimes import statements as runtime
from tocsin.statements import publishing, verbs
from tocsin.statements.publishing import outcomes

ROUTES = (notices.Route(channel="in_app", recipient="desk", min_level="blue"),)
VERBS = ("record", "open", "draft", "approve", "publish", "break_glass", "take", "settle", "look")
# Before and after the commit of each verb, and around what is sent.
POINTS = (
    *(f"{when}_{verb}" for verb in VERBS for when in ("before", "after")),
    "before_send",
    "after_send",
    "before_read_back",
    "after_read_back",
)


class Killer:
    """Kills its own process at one point."""

    def __init__(self, point: str) -> None:
        self._point = point

    def at(self, point: str) -> None:
        if point == self._point:
            os.kill(os.getpid(), signal.SIGKILL)


class Outside:
    """A place that keeps what it gets: idempotent (one line a key) or not, readable or not."""

    by_hand = False

    def __init__(self, file: Path, killer: Killer, *, is_exact: bool) -> None:
        self._file, self._killer, self._is_exact = file, killer, is_exact
        self.tells = is_exact

    async def publish(self, parcel: publishing.Parcel) -> outcomes.Outcome:
        self._killer.at("before_send")
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{parcel.draft.draft_id}\n")
            file.flush()
            os.fsync(file.fileno())
        self._killer.at("after_send")
        return outcomes.Out(proof=parcel.key)

    async def look(self, parcel: publishing.Parcel) -> outcomes.Outcome:
        self._killer.at("before_read_back")
        lines = self._file.read_text(encoding="utf-8").split() if self._file.exists() else []
        self._killer.at("after_read_back")
        if not self._is_exact:
            return outcomes.Unknown()
        is_there = parcel.draft.draft_id in lines
        return outcomes.Out(proof=parcel.key) if is_there else outcomes.Absent()

    async def close(self) -> None:
        """Hold nothing."""


class Dying(sql.Database):
    """A database whose transactions end at the killer's points, by the verb they carry."""

    killer: Killer
    verb = ""

    @contextmanager
    def writing(self) -> Iterator[sql.Books]:
        with super().writing() as books:
            yield books
            self.killer.at(f"before_{self.verb}")
        self.killer.at(f"after_{self.verb}")


class Doing:
    """Names the verb that a transaction carries."""

    def __init__(self, db: Dying, verb: str) -> None:
        self._db, self._verb = db, verb

    def __enter__(self) -> None:
        self._db.verb = self._verb

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.verb = ""


class Herald(runtime.Herald):
    """Names each step of a round for the killer."""

    db: Dying

    def _take(self, lane: verbs.sending.Lane) -> publishing.Parcel | None:
        with Doing(self.db, "take"):
            return super()._take(lane)

    async def _send(self, parcel: publishing.Parcel) -> None:
        with Doing(self.db, "settle"):
            await super()._send(parcel)

    async def _look(self, parcel: publishing.Parcel) -> None:
        with Doing(self.db, "look"):
            await super()._look(parcel)


def opened(folder: Path, point: str = "") -> Dying:
    """Return the books of a folder."""
    db = Dying.open(folder / "tocsin.db", ballast_bytes=0)
    assert isinstance(db, Dying)
    db.killer = Killer(point)
    sql.migrate(db)
    return db


def people(db: Dying, number: int) -> None:
    """Do what people do for one statement: every third glass is broken."""

    now = making.NOON
    with Doing(db, "record"), db.writing() as books:
        making.fact(runtime.desk(books), statements.facts.Aspect.WHAT, en=f"Fact {number}.")
    with Doing(db, "open"), db.writing() as books:
        one = making.opened(runtime.desk(books))
    with Doing(db, "draft"), db.writing() as books:
        draft = making.draft(runtime.desk(books), f"Text {number}.", statement=one)
    wish = making.wish(draft)
    if number % 3 == 2:
        with Doing(db, "break_glass"), db.writing() as books:
            desk = runtime.desk(books, ROUTES)
            verbs.releasing.break_glass(desk, wish, reason="gas", actor=making.WANG, now=now)
        return
    signers: tuple[directory.Actor, ...] = (making.LIN, making.HUANG)
    for who in signers:
        with Doing(db, "approve"), db.writing() as books:
            desk = runtime.desk(books)
            verbs.approving.approve(desk, draft.draft_id, seal=wish.seal, actor=who, now=now)
    with Doing(db, "publish"), db.writing() as books:
        verbs.releasing.publish(runtime.desk(books), wish, actor=making.WANG, now=now)


async def rounds(db: Dying, folder: Path, *, is_exact: bool, count: int) -> None:
    """Send and look until all is settled."""
    outside = Outside(folder / "outside.txt", db.killer, is_exact=is_exact)
    herald = Herald(
        db=db, publishers={"website": outside}, routes=ROUTES, time=clock.SetClock(at=making.NOON)
    )
    herald.db = db
    await herald.recover()
    for _ in range(count):
        await herald.round()


def live(folder: Path, point: str, kind: str) -> None:
    """Live until the point is reached, with a place outside that is "exact" or "blind"."""
    is_exact = kind == "exact"
    db = opened(folder, point)
    asyncio.run(rounds(db, folder, is_exact=is_exact, count=2))
    for number in range(3):
        people(db, number)
    asyncio.run(rounds(db, folder, is_exact=is_exact, count=2))
    db.close()

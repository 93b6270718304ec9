"""A war room that dies at a named point and goes on in its next life where its books stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from tests.contract.cases import acting
from tests.integration.statements import pressroom

from tocsin import cases, listening, notices, warning
from tocsin.adapters import sql
from tocsin.cases import verbs
from tocsin.cases.evidence import signatures
from tocsin.kernel import clock
from tocsin.runtimes import cases as room
from tocsin.runtimes import rulings

NOON, MINUTE = acting.NOON, acting.MINUTE
SIGNER = signatures.Signer(key=bytes(32))
DESKS = room.Desks(
    duties_of=lambda books: cases.memory.Duties(acting.DUTIES),
    stops_of=room.holding.reached(("zh-Hant",), ()),
    routes=(notices.Route(channel="in_app", recipient="desk", min_level="yellow"),),
    desk_of=lambda books: notices.Desk(outbox=books.outbox),
)
KETTLES = listening.Watch(watch_id="kettles", name="凱蒂水壺", any=("凱蒂",))
OPENINGS = room.Openings(
    lambda books, telling, now: None, DESKS, lambda: {"kettles": KETTLES}, is_simulated=False
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One transaction of the crisis: by its verb, and the line that it leaves in the trail."""

    verb: str
    leaves: str  # "" = may be done again and again: nothing follows from the second time
    work: Callable[[sql.Books, datetime], object]


def _case(books: sql.Books) -> cases.Case:
    return books.cases.cabinet().cases.recent()[0]


def _task(books: sql.Books) -> str:
    some = books.cases.cabinet().tasks.of(_case(books).case_id)
    return next(one.task_id for one in some if one.play == "verify")


def _heard(books: sql.Books, change: warning.LevelChange, now: datetime) -> None:
    standing = warning.EarlyWarning(
        warning_id=change.warning_id,
        watch_id=change.watch_id,
        level=change.after,
        opened_at=change.at,
        since=change.at,
        peak=change.after,
    )
    moved = warning.LevelChanged(at=change.at, warning=standing, change=change)
    told = rulings.Telling(moves=(moved,), told=frozenset({change.change_id}))
    OPENINGS(books, told, now)


def _hear(books: sql.Books, now: datetime) -> None:
    _heard(books, acting.change("orange", at=now), now)


def _rise(books: sql.Books, now: datetime) -> None:
    _heard(books, acting.change("red", "orange", at=now), now)


def _acknowledge(books: sql.Books, now: datetime) -> None:
    one = next(each for each in books.outbox.recent() if each.recipient == "lin")
    notices.acknowledge(DESKS.desk_of(books), one.notice_id, "Lin", now)
    books.audit.append(now, "Lin", "notice.acknowledged", one.notice_id, {})


def _assign(books: sql.Books, now: datetime) -> None:
    desk, who = DESKS.on(books), acting.person("Chen")
    verbs.handling.assign(desk, acting.LIN, _case(books).case_id, "legal", who, now)


def _begin(books: sql.Books, now: datetime) -> None:
    verbs.tasking.begin(DESKS.on(books), acting.LIN, _task(books), now)


def _finish(books: sql.Books, now: datetime) -> None:
    proof = cases.tasks.Proof(note="Report 7")
    verbs.tasking.finish(DESKS.on(books), acting.LIN, _task(books), proof, now)


def _tick(books: sql.Books, now: datetime) -> None:
    verbs.timing.tick(DESKS.on(books), now)


def _take(books: sql.Books, now: datetime) -> None:
    taken = cases.evidence.Taken(kind="text", text="他們說過了")
    verbs.locker.take(DESKS.on(books), acting.LIN, _case(books).case_id, taken, now)


def _hold(books: sql.Books, now: datetime) -> None:
    case_id = _case(books).case_id
    verbs.locker.hold(DESKS.on(books), acting.WANG, case_id, "訴訟", now, since=NOON)


def _step(books: sql.Books, now: datetime) -> None:
    case_id = _case(books).case_id
    verbs.handling.step(DESKS.on(books), acting.LIN, case_id, cases.Step.ASSESS, now)


def _meet(books: sql.Books, now: datetime) -> None:
    some = books.cases.cabinet().clocks.of(_case(books).case_id)
    one = next(each for each in some if each.code == "holding-60")
    verbs.timing.meet(DESKS.on(books), acting.LIN, one.clock_id, "Published", now)


def _collect(books: sql.Books, now: datetime) -> None:
    told = verbs.negatives.Collected(excerpt="燙傷了", post_id="plaza/1", is_distressed=True)
    verbs.negatives.collect(DESKS.on(books), acting.CHEN, _case(books).case_id, told, now)


def _hand_over(books: sql.Books, now: datetime) -> None:
    note = verbs.writing.Note(standing="下架進行中")
    verbs.writing.hand_over(DESKS.on(books), acting.LIN, _case(books).case_id, note, now)


def _report(books: sql.Books, now: datetime) -> None:
    told = verbs.reporting.Told(what="七號店冒煙", urgent=True)
    verbs.reporting.report(DESKS.on(books), acting.VIEWER, told, now)


def _export(books: sql.Books, now: datetime) -> None:
    verbs.locker.export(DESKS.on(books), acting.LIN, _case(books).case_id, now, signer=SIGNER)


def _close(books: sql.Books, now: datetime) -> None:
    case_id = _case(books).case_id
    verbs.handling.close(DESKS.on(books), acting.LIN, case_id, "結束", now, leave_open=True)


# At which minute, what.
CRISIS: Sequence[tuple[int, Deed]] = (
    (0, Deed(verb="hear", leaves="case.opened", work=_hear)),
    (1, Deed(verb="acknowledge", leaves="notice.acknowledged", work=_acknowledge)),
    (2, Deed(verb="assign", leaves="case.assigned", work=_assign)),
    (3, Deed(verb="begin_task", leaves="task.begun", work=_begin)),
    (11, Deed(verb="warn_of_clock", leaves="", work=_tick)),
    (16, Deed(verb="clock_late", leaves="", work=_tick)),
    (27, Deed(verb="escalate_clock", leaves="", work=_tick)),
    (28, Deed(verb="finish_task", leaves="task.done", work=_finish)),
    (29, Deed(verb="take_evidence", leaves="evidence.taken", work=_take)),
    (30, Deed(verb="hold", leaves="evidence.held", work=_hold)),
    (31, Deed(verb="step", leaves="case.stepped", work=_step)),
    (32, Deed(verb="rise", leaves="case.level_rose", work=_rise)),
    (33, Deed(verb="meet_clock", leaves="clock.met", work=_meet)),
    (34, Deed(verb="collect", leaves="negative.collected", work=_collect)),
    (35, Deed(verb="hand_over", leaves="handover.written", work=_hand_over)),
    (36, Deed(verb="report", leaves="report.sent", work=_report)),
    (37, Deed(verb="export", leaves="evidence.exported", work=_export)),
    (38, Deed(verb="close", leaves="case.closed", work=_close)),
)
# Before and after the commit of each, in the order in which they come.
POINTS = tuple(f"{when}_{deed.verb}" for _, deed in CRISIS for when in ("before", "after"))


def live(folder: Path, point: str) -> None:
    """Go on with the crisis until the point is reached, or to its end."""
    db = pressroom.opened(folder, point)
    time = clock.SetClock(at=NOON)
    for minute, deed in CRISIS:
        time.at = NOON + minute * MINUTE
        _do(db, deed, time.now())
    db.close()


def _do(db: pressroom.Dying, deed: Deed, now: datetime) -> None:
    """Do what the books do not show as done: so people go on, and so does the writer."""
    with db.reading() as books:
        trail = list(books.audit.entries())
    is_done = deed.leaves in {one.action for one in trail}
    is_past = any(one.at > now for one in trail)  # time goes on from life to life
    if not is_done and not is_past:
        with pressroom.Doing(db, deed.verb), db.writing() as books:
            deed.work(books, now)


def told(folder: Path) -> dict[str, Any]:
    """Return everything that the books hold, for comparing one life with another."""
    db = pressroom.opened(folder)
    with db.reading() as books:
        cabinet = books.cases.cabinet()
        case_id = _case(books).case_id
        papers = {
            "cases": cabinet.cases.recent(),
            "team": cabinet.team.of(case_id),
            "tasks": cabinet.tasks.of(case_id),
            "clocks": cabinet.clocks.of(case_id),
            "timeline": cabinet.timeline.of(case_id),
            "evidence": cabinet.evidence.of(case_id),
            "holds": cabinet.holds.of(case_id),
            "handovers": cabinet.handovers.of(case_id),
            "negatives": cabinet.negatives.of(case_id),
            "reports": cabinet.reports.all(),
        }
        trail = list(books.audit.entries())
        found = {
            **{name: msgspec.to_builtins(some) for name, some in papers.items()},
            "notices": sorted(
                (one.change_id, one.channel, one.recipient, one.acknowledged_by)
                for one in books.outbox.recent(limit=1000)
            ),
            "trail": [(one.at, one.actor, one.action, one.subject) for one in trail],
            "missing": books.outbox.audit(NOON + timedelta(hours=1)).missing,
            "feed": [one.payload for one in books.feed.after(0)],
            "broken": cases.evidence.chain.first_break(cabinet.evidence.of(case_id)),
        }
    db.close()
    return found

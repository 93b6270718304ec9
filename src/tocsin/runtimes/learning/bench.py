"""Backtests one after the other, each in a process that may be ended, so that the house goes on."""

import multiprocessing
import os
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.connection import Connection

import structlog

from tocsin import directory, shapes
from tocsin.adapters import sql
from tocsin.kernel import clock, errors, ids
from tocsin.runtimes.learning import asking, rules, telling
from tocsin.runtimes.rulings import law
from tocsin.warning import backtest

log = structlog.get_logger()

_WAITING = 8
_KEPT = 200
_POLITE = 5
_JOIN_S = 5.0
_LOOK_S = 0.2

Work = Callable[[tuple[str, ...], backtest.History, backtest.Plan, Connection], None]


@dataclass(kw_only=True)
class Job:
    """One backtest on its way: "waiting", then "running"; what came of it is in the books."""

    backtest_id: str
    ask: asking.Ask
    person: str
    at: datetime
    history: backtest.History = field(repr=False)
    state: str = "waiting"
    progress: float = 0.0

    def told(self) -> shapes.Shape:
        """Return the job as the API tells it."""
        return {
            "backtest_id": self.backtest_id,
            "watch_id": self.ask.watch_id,
            "asked_by": self.person,
            "asked_at": shapes.time(self.at),
            "rules": list(self.ask.rules),
            "crises": [telling.crisis(one) for one in self.ask.crises],
            "indicators": list(self.ask.indicators),
            "runs": self.ask.runs,
            "seed": self.ask.seed,
            "since": shapes.time(self.ask.since),
            "until": shapes.time(self.ask.until),
            "state": self.state,
            "progress": round(self.progress, 3),
            "code": "",
            "facts": {},
            "report": None,
        }


def work(
    names: tuple[str, ...], history: backtest.History, plan: backtest.Plan, told: Connection
) -> None:
    """Try the rules and tell of it: shares of the whole, then the report or a refusal."""
    os.nice(_POLITE)
    try:
        report = backtest.try_rules(rules.chosen(names), history, plan, told.send)
    except errors.TocsinError as refused:
        told.send((refused.code, dict(refused.facts)))
    else:
        told.send(telling.report(report))


class Bench:
    """Takes jobs, runs one at a time, keeps what came of them."""

    def __init__(self, db: sql.Database, time: clock.Clock, work_: Work = work) -> None:
        self._db, self._time, self._work = db, time, work_
        self._waiting: queue.Queue[Job] = queue.Queue(_WAITING)
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._closing = threading.Event()

    def submit(self, ask: asking.Ask, actor: directory.Actor) -> Job:
        """Take a backtest on.

        Raises NotAllowed, UnknownRule, SilentHistory, TooLittleHistory, Busy.
        """
        directory.require(actor, "backtest.begin", law.LAW)
        rules.chosen(ask.rules)
        now = self._time.now()
        with self._db.reading() as books:
            history = asking.history(books, ask, now)
        backtest.check(history, asking.plan(ask))
        job = Job(backtest_id=ids.uuid7(now), ask=ask, person=actor.name, at=now, history=history)
        try:
            self._waiting.put_nowait(job)
        except queue.Full as full:
            raise backtest.errors.Busy(waiting=_WAITING) from full
        self._jobs[job.backtest_id] = job
        self._start()
        return job

    def find(self, backtest_id: str) -> shapes.Shape:
        """Return a job that is under way or kept; raises backtest.errors.Unknown."""
        job = self._jobs.get(backtest_id)
        if job is not None:
            return job.told()
        with self._db.reading() as books:
            kept = books.backtests.get(backtest_id)
        if kept is None:
            raise backtest.errors.Unknown(backtest_id=backtest_id)
        return kept

    def recent(self, watch_id: str | None, limit: int) -> list[shapes.Shape]:
        """Return jobs without their reports, the newest first."""
        with self._db.reading() as books:
            kept = books.backtests.recent(watch_id, limit)
        here = [job.told() for job in list(self._jobs.values())]
        found = {str(one["backtest_id"]): one for one in (*kept, *here)}
        mine = [one for one in found.values() if watch_id in {None, one["watch_id"]}]
        mine.sort(key=lambda one: str(one["backtest_id"]), reverse=True)
        return [one | {"report": None} for one in mine[:limit]]

    def close(self) -> None:
        """End what runs; what waits is dropped."""
        self._closing.set()
        with self._lock:
            if self._process is not None:
                self._process.terminate()
        if self._thread is not None:
            self._thread.join(_JOIN_S)

    def _start(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="trials", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self._one(self._waiting.get(timeout=_LOOK_S))
            except queue.Empty:
                continue

    def _one(self, job: Job) -> None:
        job.state = "running"
        here, there = multiprocessing.Pipe(duplex=False)
        context = multiprocessing.get_context("spawn")
        given = (job.ask.rules, job.history, asking.plan(job.ask), there)
        process = context.Process(target=self._work, args=given, daemon=True)
        with self._lock:
            if self._closing.is_set():
                return
            self._process = process
            process.start()
        there.close()
        came = _followed(job, here)
        process.join(_JOIN_S)
        if self._closing.is_set():
            return
        with self._db.writing() as books:
            books.backtests.put(job.told() | came, keep=_KEPT)
        del self._jobs[job.backtest_id]
        log.info("backtest.ended", backtest=job.backtest_id, state=came["state"])


def _followed(job: Job, told: Connection) -> shapes.Shape:
    """Note the progress that a process tells; return what came of it in the end."""
    while True:
        try:
            news = told.recv()
        except EOFError:
            return {"state": "broken", "code": "backtest.broken"}
        if isinstance(news, float):
            job.progress = news
        elif isinstance(news, tuple):
            code, facts = news
            return {"state": "refused", "code": code, "facts": facts}
        else:
            return {"state": "done", "progress": 1.0, "report": news}

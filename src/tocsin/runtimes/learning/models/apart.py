"""Tries a model against the rules in a process of its own, so that the house goes on meanwhile."""

import multiprocessing
import os
import threading
from concurrent import futures
from datetime import datetime

from tocsin import directory
from tocsin.adapters import sql
from tocsin.kernel import errors
from tocsin.runtimes.learning.models import risking
from tocsin.runtimes.rulings import law
from tocsin.warning import backtest, risk

_POLITE = 5
_REFUSALS = {
    one.code: one
    for one in (
        backtest.errors.UnknownRule,
        risk.errors.Damaged,
        risk.errors.TooFewCases,
        risk.errors.UnknownModel,
    )
}

Refused = tuple[str, dict[str, object]]


def work(address: str, version: int, budget: float, now: datetime) -> risk.Shelved | Refused:
    """Return a model with how it compares, or why not (a refusal does not travel as it is)."""
    os.nice(_POLITE)
    db = sql.Database.open(address)
    try:
        with db.reading() as books:
            return risking.compare(books, version, budget=budget, now=now, progress=_unheard)
    except errors.TocsinError as refused:
        return refused.code, dict(refused.facts)
    finally:
        db.close()


class Trials:
    """Compares one model at a time; who asks waits for it."""

    def __init__(self, db: sql.Database) -> None:
        self._db = db
        self._lock = threading.Lock()

    def compare(
        self, version: int, actor: directory.Actor, *, budget: float, now: datetime
    ) -> risk.Shelved:
        """Return a model with its comparison, which is kept.

        Raises NotAllowed, Busy while another is compared, and what `risking.compare` does.
        """
        directory.require(actor, "risk.compare", law.LAW)
        if not self._lock.acquire(blocking=False):
            raise risk.errors.Busy
        try:
            found = self._apart(version, budget, now)
        finally:
            self._lock.release()
        with self._db.writing() as books:
            risking.keep_comparison(books, actor, found, now=now)
            return risking.find(books, version)

    def _apart(self, version: int, budget: float, now: datetime) -> risk.Shelved:
        address = self._db.address.render_as_string(hide_password=False)
        context = multiprocessing.get_context("spawn")
        with futures.ProcessPoolExecutor(1, mp_context=context) as pool:
            found = pool.submit(work, address, version, budget, now).result()
        if isinstance(found, risk.Shelved):
            return found
        code, facts = found
        raise _REFUSALS[code](**facts)


def _unheard(_share: float) -> None:
    """Tell nobody how far it is."""

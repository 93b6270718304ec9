"""Risk models between the books and the room: train, compare, put in use."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from tocsin import directory
from tocsin.adapters import sql
from tocsin.runtimes import publishing
from tocsin.runtimes.learning import entries, rarity, rules
from tocsin.runtimes.learning.models import watching
from tocsin.runtimes.rulings import law
from tocsin.warning import backtest, risk

_MINUTE_S = 60

Floats = NDArray[np.float64]
Progress = Callable[[float], None]


def train(
    books: sql.Books, actor: directory.Actor, *, now: datetime, until: datetime | None = None
) -> risk.Shelved:
    """Return a model learned from the cases before `until`; nothing is kept yet.

    Without `until` it learns from the earlier part of the cases, so that the later ones can tell
    what it is worth. Raises NotAllowed, TooFewCases, TooLittleStored.
    """
    directory.require(actor, "risk.train", law.LAW)
    found = entries.of(books)
    known = risk.cases(found, books.missed.all())
    end = risk.split(known) if until is None else _minute(until)
    boards = _boards(books, known, now, watching.ALL)
    wrong = sum(one.verdict is not None and not one.verdict.kind.is_right for one in found)
    model = risk.train(
        boards,
        known,
        indicators=watching.ALL,
        until=end,
        version=books.models.next_version(),
        at=now,
        person=actor.name,
        wrong=wrong,
    )
    return risk.Shelved(model=model)


def keep(
    books: sql.Books, actor: directory.Actor, trained: risk.Shelved, *, now: datetime
) -> risk.Shelved:
    """Keep a trained model as a candidate, under the next version; raises NotAllowed."""
    directory.require(actor, "risk.train", law.LAW)
    model = replace(trained.model, version=books.models.next_version()).sealed()
    kept = risk.Shelved(model=model)
    books.models.put(kept)
    facts = {"seal": model.seal, "cases": model.provenance.cases}
    books.audit.append(now, model.provenance.trained_by, "risk.trained", str(model.version), facts)
    publishing.changed(books, "risk", str(model.version), now)
    return kept


def compare(
    books: sql.Books,
    version: int,
    *,
    budget: float,
    now: datetime,
    progress: Progress,
    rule: str = rules.STANDARD,
) -> risk.Shelved:
    """Return a model with how it did against the rules after its training; nothing is kept yet.

    Raises UnknownModel, Damaged, TooFewCases.
    """
    shelved = find(books, version)
    if not shelved.model.is_whole():
        raise risk.errors.Damaged(version=version)
    known = risk.cases(entries.of(books), books.missed.all())
    boards = _boards(books, known, now, risk.opining.indicators(shelved.model))
    rates: dict[str, Floats] = {}
    for number, (watch_id, board) in enumerate(boards.items()):
        first, found = rarity.rates(books, watch_id, rule=rule, until=now)
        rates[watch_id] = risk.by_bin(board, first, found)
        progress((number + 1) / len(boards))
    comparison = risk.compare(shelved.model, boards, rates, known, budget=budget, at=now)
    return replace(shelved, comparison=comparison)


def keep_comparison(
    books: sql.Books, actor: directory.Actor, compared: risk.Shelved, *, now: datetime
) -> None:
    """Keep how a model compares, whatever else was decided on it meanwhile; raises NotAllowed."""
    directory.require(actor, "risk.compare", law.LAW)
    standing = find(books, compared.model.version)
    found = compared.comparison
    books.models.put(replace(standing, comparison=found))
    facts = {"wins": found.wins if found else None}
    books.audit.append(now, actor.name, "risk.compared", str(standing.model.version), facts)
    publishing.changed(books, "risk", str(standing.model.version), now)


def use(
    books: sql.Books, actor: directory.Actor, version: int, *, why: str, now: datetime
) -> risk.Shelved:
    """Put a model in use in place of the one before.

    Raises NotAllowed, UnknownModel, and what `risk.use` does.
    """
    directory.require(actor, "risk.use", law.LAW)
    person = actor.name
    chosen = risk.use(find(books, version), person=person, why=why, at=now)
    former = books.models.in_use()
    if former is not None and former.model.version != version:
        books.models.put(risk.retire(former, person=person, why=why, at=now))
    books.models.put(chosen)
    books.audit.append(now, chosen.person, "risk.used", str(version), {"why": why})
    publishing.changed(books, "risk", str(version), now)
    return chosen


def retire(books: sql.Books, actor: directory.Actor, *, why: str, now: datetime) -> risk.Shelved:
    """Take the model in use back: the rules stand alone again.

    Raises NotAllowed, NoneInUse, NobodyNamed.
    """
    directory.require(actor, "risk.retire", law.LAW)
    former = books.models.in_use()
    if former is None:
        raise risk.errors.NoneInUse
    retired = risk.retire(former, person=actor.name, why=why, at=now)
    books.models.put(retired)
    books.audit.append(now, retired.person, "risk.retired", str(former.model.version), {"why": why})
    publishing.changed(books, "risk", str(former.model.version), now)
    return retired


def find(books: sql.Books, version: int) -> risk.Shelved:
    """Return a model; raises UnknownModel."""
    shelved = books.models.get(version)
    if shelved is None:
        raise risk.errors.UnknownModel(version=version)
    return shelved


def _boards(
    books: sql.Books, known: Sequence[risk.Case], now: datetime, names: Sequence[str]
) -> dict[str, risk.Bins]:
    """Return the bins of every watch that had a case and has posts, over all that is stored."""
    found: dict[str, risk.Bins] = {}
    counted = watching.counted(names)
    for watch_id in sorted({one.watch_id for one in known}):
        rows = books.rollups.counts(watch_id, _minute(now), counted)
        try:
            told = backtest.gathered(watch_id, rows, until=_minute(now), names=counted)
        except backtest.errors.SilentHistory:
            continue
        watched = watching.watched(books, watch_id, told.first, told.counts, names)
        found[watch_id] = risk.binned(watched, names)
    return found


def _minute(at: datetime) -> int:
    return int(at.timestamp()) // _MINUTE_S

"""A learned model that a person put in use judges from the books; without one, the rules do."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from unittest.mock import Mock

import pyarrow as pa
from tests.contract.store.building import NOON, Store
from tests.unit.warning.risk import modelling

from tocsin import directory, indicators, warning
from tocsin.adapters import sql
from tocsin.runtimes import judging, learning, rulings
from tocsin.warning import detectors, risk

WU = directory.whoever("Wu An")

LAST = int(NOON.timestamp()) // 60
DAY = 24 * 60
NOTHING = dict.fromkeys(indicators.ADDITIVE, 0)


def row(watch_id: str, minute: int, mentions: int) -> dict[str, object]:
    return {
        **NOTHING,
        "watch_id": watch_id,
        "minute": minute,
        "mentions": mentions,
        "anger": mentions // 2,
        "accounts": b"",
        "platforms": "{}",
        "terms": "{}",
        "evidence": "[]",
        "max_received": minute * 60_000_000,
        "copies": None,
    }


def counted(books: sql.Books) -> None:
    """Count nine even days of two watches, of which the last hour is loud."""
    rows = [
        row(watch_id, minute, 40 if minute > LAST - 60 else 2)
        for watch_id in ("w1", "w2")
        for minute in range(LAST - 9 * DAY, LAST, 20)
    ]
    books.rollups.merge(pa.Table.from_pylist(rows, schema=indicators.ROLLUPS))


def a_judge(books: sql.Books) -> judging.Judge:
    judge = judging.Judge(
        make_desk=lambda standing: warning.Desk(
            detectors.FixedThreshold(), warning.Policy(), standing
        ),
        log=Mock(since=Mock(return_value=())),
        tell=Mock(),
        restraint=rulings.Restraint(dict),
    )
    judge.recover(books, ["w1", "w2"])
    return judge


def ticked(judge: judging.Judge, books: sql.Books, minute: int) -> list[warning.LevelChanged]:
    return judge.tick(books, (minute, minute), {}, _time(minute), heard_from=minute)


def _time(minute: int) -> datetime:
    return NOON + timedelta(minutes=minute - LAST + 1)


def test_a_model_in_use_gives_the_level_of_the_watches_it_learned_from(store: Store) -> None:
    with store.db.writing() as books:
        counted(books)
        books.models.put(modelling.in_use(modelling.a_model(("w1",))))

        (moved,) = ticked(a_judge(books), books, LAST)

        kept = books.warnings.changes(watch_id="w1")[0]
        entry = list(books.audit.entries())[-1]
    assert (moved.change.watch_id, moved.change.after) == ("w1", warning.Level.RED)
    assert kept.explanation is not None
    assert kept.explanation.beside is not None
    assert (kept.explanation.beside.model, kept.explanation.beside.person) == (3, "Lin Mei")
    assert [one.rule for one in kept.reasons] == ["learned.risk"] * 3
    assert entry.facts["model"] == 3


def test_a_model_put_in_use_or_withdrawn_counts_from_the_next_minute(store: Store) -> None:
    with store.db.writing() as books:
        counted(books)
        judge = a_judge(books)
        assert ticked(judge, books, LAST) == []

        candidate = replace(modelling.in_use(modelling.a_model(("w2",))), state=risk.State.RETIRED)
        books.models.put(candidate)
        learning.risking.use(books, WU, 3, why="ten cases", now=NOON)
        (moved,) = ticked(judge, books, LAST + 1)
        learning.risking.retire(books, WU, why="drift", now=NOON)
        judge.stand_down(books, moved.warning.warning_id, person="Wu An", reason="drift", now=NOON)

        assert moved.change.explanation is not None
        assert moved.change.explanation.beside is not None
        assert moved.change.explanation.beside.person == "Wu An"
        assert ticked(judge, books, LAST + 2) == []


def test_what_only_whole_hours_tell_judges_too(store: Store) -> None:
    hour = LAST // 60
    names = ("mentions", "newcomers", "novelty")
    fears = modelling.a_model(("w1", "w2"), names, {"newcomers.hour": 2.0, "novelty.hour": 2.0})
    with store.db.writing() as books:
        counted(books)
        for told in range(hour - 9 * 24, hour):
            strange = 0.3 if told == hour - 1 else 0.0
            values = {"newcomers": 2.0 + 100 * strange, "novelty": strange}
            books.hours.put(
                sql.HourTold(watch_id="w1", hour=told, values=values, evidence={}, phrases=())
            )
        books.models.put(modelling.in_use(fears))
        judge = a_judge(books)

        too_early = ticked(judge, books, LAST + 15)
        (moved,) = ticked(judge, books, LAST + 30)

    assert too_early == []
    assert (moved.change.watch_id, moved.change.after) == ("w1", warning.Level.RED)
    first, second, _ = moved.change.reasons
    assert (first.indicator, first.value, first.expected) == ("novelty", 30.0, 0.2)
    assert (second.indicator, second.value) == ("newcomers", 32.0)


def test_a_forged_model_judges_nobody(store: Store) -> None:
    forged = replace(modelling.a_model(("w1",)), intercept=9.0)
    with store.db.writing() as books:
        counted(books)
        books.models.put(modelling.in_use(forged))

        assert ticked(a_judge(books), books, LAST) == []


class _KilledError(Exception):
    """The house ends here."""


def test_a_house_killed_while_it_judged_says_the_same_once(store: Store) -> None:
    with store.db.writing() as books:
        counted(books)
        books.models.put(modelling.in_use(modelling.a_model(("w1",))))
        judge = a_judge(books)
        assert ticked(judge, books, LAST - 200) == []
        judge.save(books, NOON)
    said: list[list[warning.LevelChange]] = []
    with suppress(_KilledError), store.db.writing() as books:
        said.append([one.change for one in ticked(judge, books, LAST)])
        raise _KilledError
    for _ in range(2):
        with store.db.writing() as books:
            said.append([one.change for one in ticked(a_judge(books), books, LAST)])

    assert said[0] == said[1]
    assert [len(one) for one in said] == [1, 1, 0]

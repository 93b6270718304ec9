"""What people have judged reaches the next explanation, through the books."""

from collections.abc import Sequence
from datetime import timedelta
from unittest.mock import Mock

import numpy as np
import pytest
from tests.contract.store.building import NOON, Store

from tocsin import directory, warning
from tocsin.adapters import sql
from tocsin.runtimes import judging, learning, rulings
from tocsin.warning import detectors, ledger, model

LIN = directory.whoever("Lin Mei")
NOON_MINUTE = int(NOON.timestamp()) // 60


def rose(books: sql.Books, number: int) -> warning.EarlyWarning:
    """Keep a warning that rose and was closed: the even ones ten times as rare."""
    at = NOON - timedelta(days=number + 1)
    one = warning.EarlyWarning(
        warning_id=f"e{number}",
        watch_id="w1",
        level=warning.Level.NONE,
        opened_at=at,
        since=at,
        peak=warning.Level.BLUE,
        closed_at=at,
    )
    explanation = model.Explanation(
        code="warning.rose",
        rate_per_week=(9.0, 0.09)[number % 2 == 0],
        rarity=warning.Level.BLUE,
        confidence=model.Confidence(heard=1.0, learned=1.0, agreed=1.0),
        versions=model.Versions(detector="fixed 1"),
    )
    change = warning.LevelChange(
        change_id=f"c{number}",
        warning_id=one.warning_id,
        watch_id="w1",
        at=at,
        before=warning.Level.NONE,
        after=warning.Level.BLUE,
        reasons=(),
        evidence=(),
        coverage=1.0,
        detector="fixed 1",
        explanation=explanation,
    )
    books.warnings.put(one)
    books.warnings.add_change(change)
    return one


def judged(books: sql.Books, numbers: Sequence[int]) -> None:
    """Have warnings rise, and a person say that the rare ones were true."""
    for number in numbers:
        kind = (ledger.Kind.FALSE, ledger.Kind.TRUE)[number % 2 == 0]
        one = rose(books, number)
        learning.deciding.judge(books, LIN, one.warning_id, kind=kind, now=NOON)


def told(books: sql.Books) -> model.Confidence:
    """Return how sure the books say the house is of a burst at noon."""
    desk = warning.Desk(detectors.FixedThreshold(), warning.Policy())
    minutes = np.arange(NOON_MINUTE, NOON_MINUTE + 60)
    desk.add(["w1"] * 60, minutes, np.full(60, 9), np.full(60, 4))
    judge = judging.Judge(
        make_desk=lambda _: desk,
        log=Mock(since=Mock(return_value=())),
        tell=Mock(),
        restraint=rulings.Restraint(dict),
    )
    judge.recover(books, ["w1"])
    later = NOON + timedelta(hours=1)
    judge.tick(books, (NOON_MINUTE, NOON_MINUTE + 59), {}, later, heard_from=NOON_MINUTE)
    kept = books.warnings.changes(watch_id="w1", since=NOON)
    assert kept[-1].explanation is not None
    return kept[-1].explanation.confidence


def test_fifty_verdicts_turn_the_prior_into_a_chance(store: Store) -> None:
    with store.db.writing() as books:
        judged(books, range(50))

        sure = told(books)

    assert (sure.is_calibrated, sure.verdicts, sure.missing) == (True, 50, 0)
    assert sure.chance is not None
    assert 0.0 < sure.chance < 1.0


def test_one_verdict_less_is_a_prior_and_says_so(store: Store) -> None:
    with store.db.writing() as books:
        judged(books, range(49))

        sure = told(books)

    assert (sure.is_calibrated, sure.verdicts, sure.missing) == (False, 49, 1)


def test_verdicts_are_read_again_only_when_one_is_new(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    law, read = learning.Law(), Mock(wraps=learning.entries.judged)
    monkeypatch.setattr(learning.entries, "judged", read)
    with store.db.writing() as books:
        judged(books, range(3))
        assert law.renewed(books) is not None
        assert law.renewed(books) is None

        rulings.lawmaking.set_budget(books, LIN, "", 2.0, why="quiet", now=NOON)
        ruled = law.renewed(books)
        learning.deciding.judge(
            books, LIN, "e1", kind=ledger.Kind.LATE, now=NOON + timedelta(minutes=1)
        )
        changed = law.renewed(books)

    assert ruled is not None
    assert changed is not None
    assert (ruled.chances.verdicts, changed.chances.verdicts, read.call_count) == (3, 3, 2)

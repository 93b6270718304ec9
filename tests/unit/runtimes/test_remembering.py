"""What the encoder said is kept with the books, and taken up after a start."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from tests import databases

from tocsin.adapters import sql
from tocsin.enrichment import likeness
from tocsin.runtimes import alike

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


class Asked:
    """Says the same of every text, and notes it."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def vectors(self, texts: Sequence[str], folded: Sequence[str]) -> np.ndarray:
        del folded
        self.texts += texts
        return np.ones((len(texts), 2), np.float32)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sql.Database]:
    one = databases.opened(tmp_path)
    yield one
    one.close()


def started(db: sql.Database) -> tuple[alike.Remembering, likeness.Meaning, Asked]:
    """Return what a start makes, once its first round is over."""
    encoder = Asked()
    measure = likeness.Meaning(encoder, "one")
    keeper = alike.Remembering(db, measure)
    keeper.reckon(NOON)()
    return keeper, measure, encoder


def test_after_a_start_nothing_is_asked_that_was_answered_before(db: sql.Database) -> None:
    keeper, measure, _ = started(db)
    told = measure.nearness(["fire"], [["smoke"]])
    keeper.reckon(NOON)()

    _, again, encoder = started(db)

    assert again.nearness(["fire"], [["smoke"]]) == told
    assert encoder.texts == []


def test_it_has_nothing_to_do_until_something_new_was_said(db: sql.Database) -> None:
    keeper, measure, _ = started(db)
    assert not keeper.is_due(NOON)

    measure.nearness(["fire"], [["smoke"]])
    assert keeper.is_due(NOON)

    keeper.reckon(NOON)()
    assert not keeper.is_due(NOON)


def test_what_was_asked_before_the_first_round_is_kept_too(db: sql.Database) -> None:
    measure = likeness.Meaning(Asked(), "one")
    measure.nearness(["early"], [["smoke"]])
    keeper = alike.Remembering(db, measure)

    keeper.reckon(NOON)()

    _, again, encoder = started(db)
    again.nearness(["early"], [["smoke"]])
    assert encoder.texts == []

"""Stories are merged beside the listening, by what the posts that stand for them mean."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from tests import databases

from tocsin.adapters import sql
from tocsin.enrichment import stories
from tocsin.runtimes.stories import Merging
from tocsin.runtimes.stories import merging as stories_merging

_NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
_AT = round(_NOON.timestamp() * 1_000_000)
_TEXTS = {
    "forum/1": "The lid of the kettle came off while it was boiling",
    "forum/2": "My kettle lost its lid with hot water inside",
    "forum/3": "Where can I park near the concert hall tonight?",
    "forum/4": "lid!",
}


class _Posts:
    def posts(self, ids: Sequence[str]) -> list[Mapping[str, object]]:
        """Return those that are there."""
        named = [(one, *one.split("/")) for one in ids if one in _TEXTS]
        return [{"platform": p, "post_id": i, "text": _TEXTS[one]} for one, p, i in named]


class _Lids:
    """Knows what has a lid, and counts the texts that it was asked about."""

    def __init__(self) -> None:
        self.asked = 0

    def vectors(self, texts: Sequence[str], folded: Sequence[str]) -> stories.ports.Floats:
        """Return one of two directions."""
        self.asked += len(texts)
        assert len(texts) == len(folded)
        told = [(1.0, 0.0) if "lid" in text else (0.0, 1.0) for text in texts]
        return np.array(told, np.float32).reshape(-1, 2)


class _Chain(_Lids):
    """Finds the first text near the second, and the second near the third."""

    def vectors(self, texts: Sequence[str], folded: Sequence[str]) -> stories.ports.Floats:
        """Return directions that lie forty degrees apart."""
        self.asked += len(texts)
        turns = [math.radians(40 * [*_TEXTS.values()].index(text)) for text in texts]
        told = [(math.cos(turn), math.sin(turn)) for turn in turns]
        return np.array(told, np.float32).reshape(-1, 2)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sql.Database]:
    one = databases.opened(tmp_path)
    with one.writing() as books:
        books.stories.put([_a_story(number) for number in range(1, 6)], [])
    yield one
    one.close()


def _a_story(number: int) -> stories.Story:
    return stories.Story(
        story=number,
        watch="w",
        posts=3,
        first=_AT + number,
        last=_AT + number,
        central=[stories.Ranked(-900, f"forum/{number}")],
    )


def _told(db: sql.Database) -> list[tuple[int, list[int]]]:
    with db.reading() as books:
        found = books.stories.recent("w", _NOON, 10)
    return sorted((one.story, one.parts) for one in found)


def test_what_tells_the_same_is_merged_once_and_nothing_else(db: sql.Database) -> None:
    lids = _Lids()
    merging = Merging(db=db, store=_Posts(), watch_ids=lambda: ("w", "quiet"), likeness=lids)

    kept = [merging.reckon(_NOON)() for _ in range(2)]

    assert kept == [1, 0]
    assert _told(db) == [(1, [2]), (3, []), (4, []), (5, [])]  # of the fifth no post is left
    assert not merging.is_due(_NOON)
    merging.reckon(_NOON + timedelta(minutes=5))()
    assert lids.asked == 3


def test_killed_before_it_was_kept_the_next_look_comes_to_the_same(db: sql.Database) -> None:
    def looked() -> Callable[[], int]:
        merging = Merging(db=db, store=_Posts(), watch_ids=lambda: ("w",), likeness=_Lids())
        return merging.reckon(_NOON)

    looked()
    before = _told(db)
    looked()()

    assert before == [(number, []) for number in range(1, 6)]
    assert _told(db)[0] == (1, [2])


def test_a_story_is_compared_with_parts_that_are_quiet_by_now(db: sql.Database) -> None:
    later = _NOON + stories_merging.LATELY + timedelta(hours=1)
    anew = [_a_story(number) for number in (2, 3)]
    for one in anew:
        one.last += round((later - _NOON).total_seconds() * 1_000_000)
    with db.writing() as books:
        books.stories.put(anew, [])
        books.stories.merge([stories.merging.Merge(story=2, into=1, nearness=700)], _NOON)
    chain = _Chain()

    kept = Merging(db=db, store=_Posts(), watch_ids=lambda: ("w",), likeness=chain).reckon(later)()

    assert kept == 0
    assert chain.asked == 3

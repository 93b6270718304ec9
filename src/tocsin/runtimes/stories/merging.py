"""Merges stories that tell one thing in other words, beside the listening.

One watch after another: its largest stories are compared by what their representatives mean.
Where posts go is decided without it, so a house that is killed in between has lost nothing: the
next look comes to the same.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

import numpy as np

from tocsin.adapters import sql
from tocsin.enrichment import stories
from tocsin.kernel import folding
from tocsin.runtimes import publishing
from tocsin.runtimes.stories.telling import Posts

LATELY = timedelta(hours=72)
MOST_STORIES = 40  # of a watch that are compared
MOST_TEXTS = 48  # that are looked at anew at a time: some seconds of one core
_REMEMBERED = 4_096
_EVERY_S = 120.0


class Merging:
    """A reckoner; what `reckon` returns keeps what was merged."""

    def __init__(
        self,
        *,
        db: sql.Database,
        store: Posts,
        watch_ids: Callable[[], Sequence[str]],
        likeness: stories.ports.Likeness,
    ) -> None:
        self._db, self._store, self._watch_ids = db, store, watch_ids
        self._likeness = likeness
        self._vectors: dict[str, stories.ports.Floats] = {}  # by post; zeros: it says too little
        self._looked_at: dict[str, float] = {}

    def is_due(self, now: datetime) -> bool:
        """Tell whether a watch was not looked at for a while."""
        return bool(self._due(now))

    def reckon(self, now: datetime) -> Callable[[], int]:
        """Look at the watch that waited longest."""
        for watch_id in self._due(now)[:1]:
            merges = self._found(watch_id, now)
            self._looked_at[watch_id] = now.timestamp()
            return lambda: self._keep(watch_id, merges, now)
        return lambda: 0

    def _due(self, now: datetime) -> list[str]:
        def looked_at(watch_id: str) -> float:
            return self._looked_at.get(watch_id, -math.inf)

        due = [one for one in self._watch_ids() if now.timestamp() >= looked_at(one) + _EVERY_S]
        return sorted(due, key=looked_at)

    def _found(self, watch_id: str, now: datetime) -> list[stories.merging.Merge]:
        with self._db.reading() as books:
            found = books.stories.gathered(watch_id, now - LATELY, MOST_STORIES)
            told_as = books.stories.told_as({one.story for one in found})
            found += books.stories.beside(told_as, {one.story for one in found})
        stand = {one.story: [each.post for each in one.central] for one in found}
        self._look([post for posts in stand.values() for post in posts])
        means = {story: self._meaning(posts) for story, posts in stand.items()}
        # A whole waits while a part of it is not known: what is near one may be far from the other.
        wait = {told_as.get(story, story) for story, vector in means.items() if vector is None}
        pieces = [
            stories.merging.Piece(
                story=one.story,
                first=one.first,
                told_as=told_as.get(one.story, one.story),
                vector=vector,
            )
            for one in found
            if (vector := means[one.story]) is not None
        ]
        return stories.merging.merges([one for one in pieces if one.told_as not in wait])

    def _look(self, posts: Sequence[str]) -> None:
        """Ask what the first of the posts mean that are not known yet."""
        fresh = [post for post in dict.fromkeys(posts) if post not in self._vectors][:MOST_TEXTS]
        if not fresh:
            return
        rows = {f"{row['platform']}/{row['post_id']}": row for row in self._store.posts(fresh)}
        texts = [str(rows[post]["text"]) if post in rows else "" for post in fresh]
        folded = folding.fold_many(texts)
        says = stories.merging.says_enough(folded)
        asked = [at for at, is_said in enumerate(says.tolist()) if is_said]
        told = self._likeness.vectors([texts[at] for at in asked], [folded[at] for at in asked])
        self._vectors |= dict.fromkeys(fresh, _NOTHING)
        self._vectors |= {fresh[at]: vector for at, vector in zip(asked, told, strict=True)}
        for post in list(self._vectors)[:-_REMEMBERED]:
            del self._vectors[post]

    def _meaning(self, posts: Iterable[str]) -> stories.ports.Floats | None:
        """Return what posts mean together; None where they say too little, or are not known yet."""
        told = [self._vectors.get(post) for post in posts]
        known = [one for one in told if one is not None and one.any()]
        if not known or any(one is None for one in told):
            return None
        middle = np.mean(known, axis=0)
        length = float(np.linalg.norm(middle))
        return np.asarray(middle / length, dtype=np.float32) if length else None

    def _keep(self, watch_id: str, merges: Sequence[stories.merging.Merge], now: datetime) -> int:
        """Keep what was found, in one transaction; returns how many stories were merged."""
        if merges:
            with self._db.writing() as books:
                books.stories.merge(merges, now)
                publishing.changed(books, "stories", watch_id, now)
        return len(merges)


_NOTHING = np.zeros(1, np.float32)

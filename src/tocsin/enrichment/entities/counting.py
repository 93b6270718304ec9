"""Counts how often names stand in posts: as terms are matched, negative contexts and all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin import listening
from tocsin.enrichment.entities.model import Entity

COLUMNS = ("key", "platform", "post_id", "text", "folded", "account", "created_at", "copy_key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Posts to look for names in."""

    posts: pa.Table  # COLUMNS
    alike: NDArray[np.int64]  # equal for copies of one text

    @classmethod
    def of(cls, posts: pa.Table) -> "Texts":
        """Return posts with what makes two of them copies."""
        if not posts.num_rows:
            return cls(posts=posts, alike=np.zeros(0, np.int64))
        alike = pc.coalesce(posts["copy_key"], posts["key"])
        return cls(posts=posts, alike=alike.to_numpy().astype(np.int64))

    @property
    def count(self) -> int:
        """Return how many posts there are."""
        return int(self.posts.num_rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How often something stands in posts."""

    posts: int = 0
    texts: int = 0  # copies count once
    accounts: int = 0


def rows(
    named: Mapping[str, tuple[Sequence[str], Sequence[str]]], texts: Texts
) -> dict[str, NDArray[np.int64]]:
    """Return in which posts each id's (names, contexts that do not count) stand."""
    found = {one: np.zeros(0, np.int64) for one in named}
    if not texts.count or not named:
        return found
    watches = [
        listening.Watch(
            watch_id=one,
            name=one,
            any=tuple(name for name in names if not name.startswith("#")),
            hashtags=tuple(name for name in names if name.startswith("#")),
            exclusions=tuple(contexts),
        )
        for one, (names, contexts) in named.items()
    ]
    posts = texts.posts.select(["folded"]).combine_chunks()
    batch = posts.to_batches()[0]
    wanted = listening.matching.Matcher(watches).match(batch["folded"], batch).watches
    who = wanted.flatten().to_pylist()
    where = pc.list_parent_indices(wanted).to_numpy().tolist()
    held: dict[str, list[int]] = {one: [] for one in named}
    for one, row in zip(who, where, strict=True):
        held[one].append(row)
    return {one: np.array(some, dtype=np.int64) for one, some in held.items()}


def counted(entities: Sequence[Entity], texts: Texts) -> dict[str, Counted]:
    """Return how often each known name, by its id, stands in the posts."""
    named = {one.entity_id: (one.names, one.exclusions) for one in entities}
    accounts = texts.posts["account"].to_pylist() if texts.count else []
    return {one: tally(some, texts, accounts) for one, some in rows(named, texts).items()}


def tally(some: NDArray[np.int64], texts: Texts, accounts: Sequence[str]) -> Counted:
    """Return how many posts, different texts and known accounts these rows are."""
    return Counted(
        posts=int(some.size),
        texts=int(np.unique(texts.alike[some]).size),
        accounts=len({accounts[row] for row in some.tolist()} - {""}),
    )
